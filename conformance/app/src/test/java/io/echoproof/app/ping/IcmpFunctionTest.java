package io.echoproof.app.ping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.tun.windows.IcmpAnswer;
import io.echoproof.tun.windows.IcmpStatus;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** IcmpSendEcho2's answers in the form of a ping program's lines. */
class IcmpFunctionTest {
  private static final byte[] SENT = {1, 2, 3, 4};

  private static IcmpAnswer reply(byte[] data) throws Exception {
    Inet4Address from = (Inet4Address) InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
    return IcmpAnswer.reply(from, 3, 64, data);
  }

  @Test
  void aReplyIsALine() throws Exception {
    PingOutput output = IcmpFunction.output(List.of(reply(SENT)), SENT);
    PingReply line = output.replies().get(0);
    assertEquals("192.0.2.1", line.from());
    assertEquals(4, line.dataBytes());
    assertEquals(64, line.ttl());
    assertEquals(3, line.time().orElseThrow().milliseconds());
    assertEquals(OptionalInt.empty(), line.bytesSent());
    assertEquals(OptionalInt.empty(), line.miscompareOffset());
    assertEquals(OptionalInt.of(0), output.totals().orElseThrow().lost());
  }

  @Test
  void alteredShortenedAndLostAreTold() throws Exception {
    byte[] altered = {1, 2, 9, 4};
    List<IcmpAnswer> answers =
        List.of(
            reply(altered),
            reply(Arrays.copyOf(SENT, 2)),
            IcmpAnswer.none(IcmpStatus.IP_REQ_TIMED_OUT));
    PingOutput output = IcmpFunction.output(answers, SENT);
    assertEquals(OptionalInt.of(2), output.replies().get(0).miscompareOffset());
    assertEquals(OptionalInt.empty(), output.replies().get(1).miscompareOffset());
    assertEquals(OptionalInt.of(4), output.replies().get(1).bytesSent());
    PingTotals totals = output.totals().orElseThrow();
    assertEquals(3, totals.sent());
    assertEquals(2, totals.received());
    assertEquals(OptionalDouble.of(100.0 / 3), totals.lossPercent());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there it can be called")
  void elsewhereItCanNotBeCalled() {
    IOException e =
        assertThrows(
            IOException.class, () -> IcmpFunction.call(Ipv4Address.of(192, 0, 2, 1), 1, 1));
    assertTrue(String.valueOf(e.getMessage()).contains("iphlpapi"), e::toString);
  }

  @Test
  void outputIsReadInTheConsolesCodePageForPeople() {
    byte[] output = {'Z', 'e', 'i', 't', ' ', (byte) 0x81};
    ConsoleText text = ConsoleText.of(output, OptionalInt.of(850)).orElseThrow();
    assertEquals("code page 850", text.name());
    assertEquals("Zeit ü", text.text());
    assertTrue(ConsoleText.of(output, OptionalInt.empty()).isEmpty());
    assertTrue(ConsoleText.of(output, OptionalInt.of(9)).isEmpty());
  }
}
