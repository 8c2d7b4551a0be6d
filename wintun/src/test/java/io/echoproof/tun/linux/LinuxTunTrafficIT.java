package io.echoproof.tun.linux;

import static io.echoproof.tun.Frames.borrow;
import static io.echoproof.tun.Frames.checksum;
import static io.echoproof.tun.Frames.echoRequest;
import static io.echoproof.tun.Frames.hex;
import static io.echoproof.tun.Frames.receive;
import static io.echoproof.tun.Frames.send;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.echoproof.tun.Frame;
import io.echoproof.tun.TunDevice;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Frames between a test and the kernel, with and without packet information. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class LinuxTunTrafficIT {
  private static final byte[] ECHO_REQUEST =
      hex("4500 0020 0001 0000 4001 6624 0a5b0002 0a5b0001" + "0800 e4db 4550 0001 6563686f");
  private static final byte[] ICMP_OF_REPLY = hex("0000 ecdb 4550 0001 6563686f");

  private static final int ICMP = 1;
  private static final int UDP = 17;

  enum Mode {
    BARE,
    PACKET_INFORMATION
  }

  private final List<TunNetwork> opened = new ArrayList<>();

  @BeforeAll
  static void lane() {
    TunNetwork.requireLane();
  }

  @AfterEach
  void close() {
    opened.forEach(TunNetwork::close);
  }

  @ParameterizedTest
  @EnumSource
  void theKernelAnswersAnEcho(Mode mode) {
    LinuxTun tun = open(mode);
    assertTrue(send(tun, ECHO_REQUEST));
    byte[] reply = receive(tun, frame -> protocol(frame) == ICMP);
    assertEquals(32, reply.length);
    assertArrayEquals(hex("4500 0020"), Arrays.copyOfRange(reply, 0, 4));
    assertEquals(0, checksum(reply, 0, 20));
    assertArrayEquals(hex("0a5b0001 0a5b0002"), Arrays.copyOfRange(reply, 12, 20));
    assertArrayEquals(ICMP_OF_REPLY, Arrays.copyOfRange(reply, 20, 32));
  }

  @ParameterizedTest
  @EnumSource
  void aDatagramOfThisHostIsReceived(Mode mode) throws Exception {
    LinuxTun tun = open(mode);
    byte[] payload = "through the tun".getBytes(US_ASCII);
    int port;
    try (DatagramSocket socket = new DatagramSocket()) {
      port = socket.getLocalPort();
      var destination = new InetSocketAddress(TunNetwork.TESTER, 4711);
      socket.send(new DatagramPacket(payload, payload.length, destination));
    }
    byte[] frame = receive(tun, octets -> protocol(octets) == UDP);
    ByteBuffer fields = ByteBuffer.wrap(frame);
    assertEquals(20 + 8 + payload.length, frame.length);
    assertEquals(0x45, frame[0]);
    assertEquals(frame.length, fields.getShort(2));
    assertArrayEquals(hex("0a5b0001 0a5b0002"), Arrays.copyOfRange(frame, 12, 20));
    assertEquals(port, Short.toUnsignedInt(fields.getShort(20)));
    assertEquals(4711, fields.getShort(22));
    assertEquals(8 + payload.length, fields.getShort(24));
    assertArrayEquals(payload, Arrays.copyOfRange(frame, 28, frame.length));
  }

  @Test
  void withoutPacketInformationABrokenVersionIsRefused() {
    LinuxTun tun = open(Mode.BARE);
    for (int version : new int[] {0, 1, 3, 5, 7, 15}) {
      assertFalse(send(tun, withVersion(version)), "version " + version);
    }
    assertTrue(send(tun, ECHO_REQUEST), "the device goes on");
    receive(tun, frame -> protocol(frame) == ICMP);
  }

  @Test
  void withPacketInformationABrokenVersionReachesIpv4sOwnChecks() throws Exception {
    LinuxTun tun = open(Mode.PACKET_INFORMATION);
    long before = headerErrors();
    for (int version : new int[] {0, 1, 3, 5, 7, 15}) {
      assertTrue(send(tun, withVersion(version)), "version " + version);
    }
    assertEquals(before + 6, headerErrors());
    assertTrue(send(tun, echoRequest(0x5e4e, 1, 0)));
    byte[] next = receive(tun, frame -> protocol(frame) == ICMP);
    assertArrayEquals(hex("5e4e 0001"), Arrays.copyOfRange(next, 24, 28), "none was answered");
  }

  @ParameterizedTest
  @EnumSource
  void everySmallLengthGoesThereAndBack(Mode mode) {
    LinuxTun tun = open(mode);
    for (int payload = 0; payload < 70; payload++) {
      byte[] request = echoRequest(0x1234, payload, payload);
      assertTrue(send(tun, request));
      byte[] reply = receive(tun, frame -> protocol(frame) == ICMP);
      assertEquals(request.length, reply.length);
      assertArrayEquals(tail(request, 24), tail(reply, 24));
    }
  }

  @ParameterizedTest
  @EnumSource
  void framesShorterThanAHeaderAreTaken(Mode mode) {
    LinuxTun tun = open(mode);
    for (int length = 1; length < 20; length++) {
      assertTrue(send(tun, Arrays.copyOf(ECHO_REQUEST, length)), "length " + length);
    }
    assertTrue(send(tun, ECHO_REQUEST));
    assertArrayEquals(ICMP_OF_REPLY, tail(receive(tun, frame -> protocol(frame) == ICMP), 20));
  }

  @ParameterizedTest
  @EnumSource
  void aFrameAboveTheMtuIsTakenAndAnsweredInFragments(Mode mode) {
    LinuxTun tun = open(mode);
    assertTrue(send(tun, echoRequest(0x4242, 1, 3000)));
    byte[] whole = new byte[3008];
    int received = 0;
    while (received < whole.length) {
      byte[] fragment = receive(tun, frame -> protocol(frame) == ICMP);
      assertTrue(fragment.length <= 1500, "length " + fragment.length);
      int offset = (ByteBuffer.wrap(fragment).getShort(6) & 0x1FFF) * 8;
      System.arraycopy(fragment, 20, whole, offset, fragment.length - 20);
      received += fragment.length - 20;
    }
    assertArrayEquals(tail(echoRequest(0x4242, 1, 3000), 24), tail(whole, 4));
  }

  @ParameterizedTest
  @EnumSource
  void theLongestFrameGoesThereAndBack(Mode mode) {
    LinuxTun tun = open(mode);
    new LinuxNetworkConfigurator().setMtu(tun.name(), TunDevice.MAX_FRAME_LENGTH);
    byte[] request = echoRequest(0x7777, 1, TunDevice.MAX_FRAME_LENGTH - 28);
    assertTrue(send(tun, request));
    byte[] reply = receive(tun, frame -> protocol(frame) == ICMP);
    assertEquals(TunDevice.MAX_FRAME_LENGTH, reply.length);
    assertArrayEquals(tail(request, 24), tail(reply, 24));
  }

  @ParameterizedTest
  @EnumSource
  void borrowedFramesAreUntouchedAndReleasedInAnyOrder(Mode mode) {
    LinuxTun tun = open(mode);
    Frame[] borrowed = new Frame[FramePool.SLOTS];
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < borrowed.length; i++) {
        borrowed[i] = new Frame();
        assertTrue(send(tun, echoRequest(round, i, i)));
        borrow(tun, borrowed[i], frame -> protocol(frame) == ICMP);
      }
      assertThrows(IllegalStateException.class, () -> tun.poll(new Frame()));
      for (int i = 0; i < borrowed.length; i++) {
        assertArrayEquals(tail(echoRequest(round, i, i), 24), tail(borrowed[i].toByteArray(), 24));
      }
      for (int i = 0; i < borrowed.length; i++) {
        tun.release(borrowed[(i * 13 + 5) % borrowed.length]);
      }
    }
  }

  @Test
  void nothingGetsThroughWhileTheInterfaceIsDown() {
    LinuxTun tun = open(Mode.BARE);
    var configurator = new LinuxNetworkConfigurator();
    configurator.setUp(tun.name(), false);
    assertFalse(send(tun, ECHO_REQUEST));
    configurator.setUp(tun.name(), true);
    assertTrue(send(tun, ECHO_REQUEST));
    receive(tun, frame -> protocol(frame) == ICMP);
  }

  @Test
  void oneFrameIsReservedAtATimeAndInRange() {
    LinuxTun tun = open(Mode.BARE);
    Frame frame = new Frame();
    assertThrows(IllegalArgumentException.class, () -> tun.reserve(frame, 0));
    assertThrows(IllegalArgumentException.class, () -> tun.reserve(frame, 65_536));
    assertThrows(IllegalStateException.class, () -> tun.commit(frame));
    assertTrue(tun.reserve(frame, ECHO_REQUEST.length));
    assertThrows(IllegalStateException.class, () -> tun.reserve(new Frame(), 1));
    frame.buffer().put(frame.offset(), ECHO_REQUEST);
    assertTrue(tun.commit(frame));
    assertThrows(IllegalStateException.class, () -> tun.commit(frame));
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsAllocatedPerFrame(Mode mode) {
    LinuxTun tun = open(mode);
    // Java's own foreign calls make some garbage until they are compiled.
    echo(tun, 50_000);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    echo(tun, 5_000);
    long octets = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(octets < 5_000, () -> octets + " octets for 5000 frames");
  }

  private static void echo(TunDevice tun, int times) {
    Frame frame = new Frame();
    for (int i = 0; i < times; i++) {
      tun.reserve(frame, ECHO_REQUEST.length);
      frame.buffer().put(frame.offset(), ECHO_REQUEST);
      tun.commit(frame);
      while (!tun.poll(frame)) {
        tun.await();
      }
      tun.release(frame);
    }
  }

  /** How many IPv4 headers the kernel found broken: InHdrErrors (RFC 4293, ipSystemStats). */
  private static long headerErrors() throws IOException {
    List<String> lines =
        Files.readAllLines(Path.of("/proc/net/snmp")).stream()
            .filter(line -> line.startsWith("Ip:"))
            .toList();
    List<String> names = List.of(lines.get(0).split(" ", -1));
    return Long.parseLong(lines.get(1).split(" ", -1)[names.indexOf("InHdrErrors")]);
  }

  private LinuxTun open(Mode mode) {
    LinuxTunSettings settings = LinuxTunSettings.named("ep%d");
    TunNetwork network =
        TunNetwork.open(mode == Mode.BARE ? settings : settings.withPacketInformation());
    opened.add(network);
    return network.tun();
  }

  private static int protocol(byte[] frame) {
    return frame.length >= 20 && frame[0] == 0x45 ? frame[9] : -1;
  }

  private static byte[] withVersion(int version) {
    byte[] frame = ECHO_REQUEST.clone();
    frame[0] = (byte) (version << 4 | 5);
    ByteBuffer.wrap(frame).putShort(10, (short) 0);
    ByteBuffer.wrap(frame).putShort(10, (short) checksum(frame, 0, 20));
    return frame;
  }

  private static byte[] tail(byte[] octets, int from) {
    return Arrays.copyOfRange(octets, from, octets.length);
  }
}
