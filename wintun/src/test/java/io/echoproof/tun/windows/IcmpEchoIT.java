package io.echoproof.tun.windows;

import static io.echoproof.tun.Frames.checksum;
import static io.echoproof.tun.Frames.hex;
import static io.echoproof.tun.Frames.receive;
import static io.echoproof.tun.Frames.send;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.WString;
import io.echoproof.tun.TunDevice;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * IcmpSendEcho2 through Windows' own structures, against a stack that the test plays behind the
 * double. Under Wine it is Wine's: what deviates there is printed, and nothing is concluded from
 * it.
 */
@EnabledOnOs(OS.WINDOWS)
@Timeout(60)
class IcmpEchoIT {
  private static final String NAME = "epicmp";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Inet4Address ROUTER = TunDouble.address("10.91.0.77");

  /** Only errors come from there: the kernel remembers what they say about an address's path. */
  private static final Inet4Address UNREACHABLE = TunDouble.address("10.91.0.3");

  private static final int TTL = 200;

  private static TunDouble tunDouble;
  private static WintunTun tun;
  private static IcmpEcho echo;

  @BeforeAll
  static void open() {
    tunDouble = TunDouble.require();
    tun = tunDouble.open(NAME);
    assertEquals(
        0, tunDouble.hooks().TunDoubleSetMtu(new WString(NAME), TunDevice.MAX_FRAME_LENGTH));
    echo = IcmpEcho.open();
  }

  @AfterAll
  static void close() {
    if (tun != null) {
      echo.close();
      tun.close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 32, 1472, 1473, 65_500})
  void everySizeComesBackAsItWasSent(int length) throws Exception {
    byte[] data = counting(length);
    FutureTask<IcmpAnswer> call = call(data, PATIENCE);
    byte[] request = request();
    assertArrayEquals(data, Arrays.copyOfRange(request, 28, request.length), "on the wire");
    assertTrue(send(tun, reply(request)));

    IcmpAnswer answer = call.get(30, TimeUnit.SECONDS);
    assertEquals(IcmpStatus.IP_SUCCESS, answer.status(), answer::toString);
    assertEquals(Optional.of(TunDouble.TESTER), answer.from());
    assertArrayEquals(data, answer.data());
    assertEquals(TTL, answer.ttl());
    assertTrue(answer.milliseconds() >= 0 && answer.milliseconds() < 30_000, answer::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "3, 0, 11002",
    "3, 1, 11003",
    "3, 2, 11004",
    "3, 3, 11005",
    "3, 4, 11009",
    "11, 0, 11013"
  })
  void anIcmpErrorIsAStatusAndSaysWhoSentIt(int type, int code, int status) throws Exception {
    FutureTask<IcmpAnswer> call = call(UNREACHABLE, counting(32), PATIENCE);
    assertTrue(send(tun, error(request(), type, code)));

    IcmpAnswer answer = call.get(30, TimeUnit.SECONDS);
    assertEquals(status, answer.status(), answer::toString);
    assertEquals(Optional.of(ROUTER), answer.from());
  }

  @Test
  void silenceIsATimeOut() throws Exception {
    FutureTask<IcmpAnswer> call = call(counting(32), Duration.ofMillis(300));
    request();
    IcmpAnswer answer = call.get(30, TimeUnit.SECONDS);
    assertEquals(IcmpStatus.IP_REQ_TIMED_OUT, answer.status(), answer::toString);
  }

  @Test
  void alteredAndShortenedDataIsSeen() throws Exception {
    FutureTask<IcmpAnswer> call = call(counting(32), PATIENCE);
    byte[] altered = request();
    altered[28 + 7] ^= 1;
    assertTrue(send(tun, reply(altered)));
    byte[] expected = counting(32);
    expected[7] ^= 1;
    assertArrayEquals(expected, call.get(30, TimeUnit.SECONDS).data());

    call = call(counting(32), PATIENCE);
    byte[] cut = Arrays.copyOf(request(), 28 + 8);
    assertTrue(send(tun, reply(cut)));
    assertArrayEquals(counting(8), call.get(30, TimeUnit.SECONDS).data());
  }

  /** Windows' stack drops such a reply before anybody sees it; Wine 8 is known not to. */
  @Test
  void whatBecomesOfAWrongChecksumIsRecorded() throws Exception {
    FutureTask<IcmpAnswer> call = call(counting(32), Duration.ofMillis(500));
    byte[] wrong = reply(request());
    wrong[23] ^= 1;
    assertTrue(send(tun, wrong));
    IcmpAnswer answer = call.get(30, TimeUnit.SECONDS);
    System.out.println(
        "icmp: a reply with a wrong ICMP checksum is "
            + answer
            + Wine.version().map(version -> "; this is Wine " + version).orElse(""));
    if (Wine.version().isEmpty()) {
      assertEquals(IcmpStatus.IP_REQ_TIMED_OUT, answer.status(), answer::toString);
    }
  }

  @Test
  void theCodePageAndWinesVersionAreFoundOut() {
    assertTrue(ConsoleCodePage.find().orElse(0) > 0);
    assertTrue(ConsoleCodePage.charset(ConsoleCodePage.find().orElse(0)).isPresent());
    boolean wine = TunDouble.environment("ECHOPROOF_WINE").isPresent();
    assertEquals(wine, Wine.version().isPresent());
    System.out.println(
        "icmp: code page " + ConsoleCodePage.find() + ", Wine " + Wine.version().orElse("none"));
  }

  private static FutureTask<IcmpAnswer> call(byte[] data, Duration patience) {
    return call(TunDouble.TESTER, data, patience);
  }

  private static FutureTask<IcmpAnswer> call(
      Inet4Address destination, byte[] data, Duration patience) {
    FutureTask<IcmpAnswer> task =
        new FutureTask<>(() -> echo.send(destination, data, 64, patience));
    Thread thread = new Thread(task, "icmp-call");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  /** The next echo request of this host. */
  private static byte[] request() {
    return receive(tun, frame -> frame.length >= 28 && frame[9] == 1 && frame[20] == 8);
  }

  private static byte[] reply(byte[] request) {
    byte[] reply = request.clone();
    ByteBuffer frame = ByteBuffer.wrap(reply);
    frame.put(12, request, 16, 4).put(16, request, 12, 4);
    frame.put(8, (byte) TTL).put(20, (byte) 0);
    return summed(reply);
  }

  /** From {@link #ROUTER}, with the header and eight octets of the request (RFC 792). */
  private static byte[] error(byte[] request, int type, int code) {
    ByteBuffer frame = ByteBuffer.allocate(20 + 8 + 28);
    frame.put(hex("4500 0000 0001 0000 4001 0000"));
    frame.put(ROUTER.getAddress()).put(TunDouble.KERNEL.getAddress());
    frame.put((byte) type).put((byte) code).put(new byte[6]).put(request, 0, 28);
    return summed(frame.array());
  }

  private static byte[] summed(byte[] octets) {
    ByteBuffer frame = ByteBuffer.wrap(octets);
    frame.putShort(2, (short) octets.length).putShort(10, (short) 0).putShort(22, (short) 0);
    frame.putShort(10, (short) checksum(octets, 0, 20));
    frame.putShort(22, (short) checksum(octets, 20, octets.length));
    return octets;
  }

  private static byte[] counting(int length) {
    byte[] data = new byte[length];
    for (int i = 0; i < length; i++) {
      data[i] = (byte) (i + 1);
    }
    return data;
  }
}
