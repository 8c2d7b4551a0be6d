package io.echoproof.tun.windows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.tun.TunException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IcmpEchoTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final FakeIcmpApi api = new FakeIcmpApi();
  private final IcmpEcho echo = new IcmpEcho(api);

  private IcmpAnswer send(int length) {
    return echo.send(TunDouble.TESTER, data(length), 128, SECOND);
  }

  private static byte[] data(int length) {
    byte[] data = new byte[length];
    for (int i = 0; i < length; i++) {
      data[i] = (byte) (i * 7);
    }
    return data;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 32, 32_768, 65_500})
  void aReplyIsReadFromItsOctets(int length) {
    IcmpAnswer answer = send(length);
    assertTrue(answer.isReply());
    assertEquals(Optional.of(TunDouble.TESTER), answer.from());
    assertEquals(12, answer.milliseconds());
    assertEquals(200, answer.ttl());
    assertArrayEquals(data(length), answer.data());
    assertEquals(
        List.of(
            "send to 0a5b0002, "
                + length
                + " octets, ttl 128, room "
                + (40 + length + 24)
                + ", 1000 ms"),
        api.calls);
  }

  @Test
  void anErrorSaysWhoSentIt() {
    api.status = IcmpStatus.IP_DEST_HOST_UNREACHABLE;
    IcmpAnswer answer = send(32);
    assertFalse(answer.isReply());
    assertEquals(0, answer.data().length);
    assertEquals(
        "the host is unreachable (IP_DEST_HOST_UNREACHABLE, 11003) from 10.91.0.2",
        answer.toString());
  }

  @Test
  void withoutAnAnswerTheLastErrorIsTheStatus() {
    api.replies = 0;
    api.status = IcmpStatus.IP_REQ_TIMED_OUT;
    IcmpAnswer answer = send(32);
    assertEquals(Optional.empty(), answer.from());
    assertEquals("nothing came in time (IP_REQ_TIMED_OUT, 11010)", answer.toString());
    api.status = WinError.ERROR_ACCESS_DENIED;
    assertEquals("ERROR_ACCESS_DENIED, 5", send(32).toString());
  }

  @Test
  void aPointerOutsideOfTheBufferIsNotFollowed() {
    api.dataOffset = 40 + 24 + 1;
    assertThrows(TunException.class, () -> send(32));
    api.dataOffset = -1;
    assertThrows(TunException.class, () -> send(32));
  }

  @Test
  void moreThanWindowsSendsIsRefusedAndClosingIsDoneOnce() {
    assertThrows(IllegalArgumentException.class, () -> send(65_501));
    echo.close();
    echo.close();
    assertEquals(List.of("close 7"), api.calls);
    assertThrows(IllegalStateException.class, () -> send(1));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there it can be called")
  void elsewhereThanOnWindowsThereIsNone() {
    TunException e = assertThrows(TunException.class, IcmpEcho::open);
    assertTrue(e.reason().contains("iphlpapi"), e.reason());
    assertEquals(Optional.empty(), Wine.version());
    assertTrue(ConsoleCodePage.find().isEmpty());
  }

  @Test
  void withoutAConsoleItIsTheSystemsCodePage() {
    assertEquals(850, ConsoleCodePage.find(() -> 850, () -> 437));
    assertEquals(437, ConsoleCodePage.find(() -> 0, () -> 437));
  }

  @ParameterizedTest
  @CsvSource({
    "437, 81, ü",
    "850, 81, ü",
    "866, e3, у",
    "932, 8e73, 市",
    "949, b9d9, 바",
    "65001, c3bc, ü"
  })
  void peopleReadItInItsCodePage(int codePage, String octets, String text) {
    byte[] bytes = java.util.HexFormat.of().parseHex(octets);
    assertEquals(text, new String(bytes, ConsoleCodePage.charset(codePage).orElseThrow()));
  }

  @Test
  void anUnknownCodePageIsNoError() {
    assertEquals(Optional.empty(), ConsoleCodePage.charset(9));
  }
}
