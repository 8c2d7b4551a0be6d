package io.echoproof.app.ping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.app.ping.PingComparison.Mismatch;
import io.echoproof.app.ping.PingLab.Observed;
import io.echoproof.conformance.capture.CapturedFrame;
import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each number that a ping program can print wrongly is found, and named, alone. */
class PingComparisonTest {
  private static final Ipv4Address TESTER = Ipv4Address.of(192, 0, 2, 2);
  private static final Ipv4Address TARGET = Ipv4Address.of(192, 0, 2, 1);
  private static final int IDENTIFIER = 0x1234;
  private static final int DATA = 32;
  private static final int ICMP_HEADER = 8;
  private static final long MILLISECOND = 1_000_000;

  /** Answered after two milliseconds, three times; the fourth request gets nothing. */
  private static final List<PingExchange> ON_THE_WIRE =
      List.of(exchange(1, true), exchange(2, true), exchange(3, true), exchange(4, false));

  private static final PingTotals RIGHT_TOTALS =
      new PingTotals(
          4,
          3,
          OptionalInt.of(1),
          OptionalDouble.of(25),
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty());

  private static PingExchange exchange(int sequence, boolean answered) {
    IcmpMessage request = IcmpMessage.echoRequest(IDENTIFIER, sequence, Octets.repeat(0x61, DATA));
    Octets sent = Ipv4Packet.icmp(TESTER, TARGET, request.toOctets()).toOctets();
    Octets reply =
        Ipv4Packet.icmp(TARGET, TESTER, request.withType(IcmpMessage.ECHO_REPLY).toOctets())
            .toOctets();
    long at = sequence * 100L * MILLISECOND;
    return new PingExchange(
        new CapturedFrame(true, at, sent, "ping"),
        sequence,
        answered
            ? List.of(new CapturedFrame(false, at + 2 * MILLISECOND, reply, "reply"))
            : List.of());
  }

  private static PingReply right(int sequence) {
    return new PingReply(
        TARGET.toString(),
        DATA + ICMP_HEADER,
        OptionalInt.empty(),
        OptionalInt.of(sequence),
        64,
        Optional.of(new PingTime(2.1, false)),
        OptionalInt.empty(),
        Set.of());
  }

  private static Observed printed(PingTotals totals, List<PingReply> lines) {
    return new Observed(
        "the test",
        new PingProgram.Call(List.of("/bin/ping", "192.0.2.1"), Octets.EMPTY, 0),
        new PingOutput(lines, List.of(), Optional.of(totals)),
        ON_THE_WIRE,
        List.of());
  }

  /** The second line is printed otherwise than it should be. */
  private static Observed secondLine(UnaryOperator<PingReply> change) {
    return printed(RIGHT_TOTALS, List.of(right(1), change.apply(right(2)), right(3)));
  }

  private static List<Mismatch> all(Observed seen) {
    List<Mismatch> all = new ArrayList<>(PingComparison.totals(seen));
    all.addAll(PingComparison.fields(seen));
    all.addAll(PingComparison.sizes(seen, DATA));
    return all;
  }

  private static void alone(Observed seen, String what, String wire, String printed) {
    assertEquals(List.of(new Mismatch(what, wire, printed)), all(seen));
  }

  private static Observed totals(int sent, int received, int lost, double percent) {
    PingTotals totals =
        new PingTotals(
            sent,
            received,
            OptionalInt.of(lost),
            OptionalDouble.of(percent),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty());
    return printed(totals, List.of(right(1), right(2), right(3)));
  }

  private static PingReply with(
      PingReply line, String from, int bytes, int sequence, int ttl, PingTime time) {
    return new PingReply(
        from,
        bytes,
        line.bytesSent(),
        OptionalInt.of(sequence),
        ttl,
        Optional.of(time),
        line.miscompareOffset(),
        line.marks());
  }

  @Test
  void whatIsRightIsNotComplainedAbout() {
    assertEquals(List.of(), all(printed(RIGHT_TOTALS, List.of(right(1), right(2), right(3)))));
  }

  @Test
  void sent() {
    alone(totals(5, 3, 1, 25), "sent", "4", "5");
  }

  @Test
  void received() {
    alone(totals(4, 4, 1, 25), "received", "3", "4");
  }

  @Test
  void lost() {
    alone(totals(4, 3, 0, 25), "lost", "1", "0");
  }

  @Test
  void loss() {
    alone(totals(4, 3, 1, 33), "loss", "25.0 %", "33.0 %");
  }

  @Test
  void lossMayBeRounded() {
    assertEquals(List.of(), all(totals(4, 3, 1, 25.5)));
  }

  @Test
  void bytes() {
    alone(
        secondLine(l -> with(l, l.from(), 41, 2, 64, l.time().orElseThrow())), "bytes", "32", "33");
  }

  @Test
  void ttl() {
    alone(
        secondLine(l -> with(l, l.from(), l.bytes(), 2, 63, l.time().orElseThrow())),
        "TTL",
        "64",
        "63");
  }

  @Test
  void source() {
    alone(
        secondLine(l -> with(l, "192.0.2.7", l.bytes(), 2, 64, l.time().orElseThrow())),
        "source",
        "192.0.2.1",
        "192.0.2.7");
  }

  @Test
  void sequenceNumber() {
    alone(
        secondLine(l -> with(l, l.from(), l.bytes(), 9, 64, l.time().orElseThrow())),
        "sequence number",
        "2",
        "9");
  }

  @Test
  void timeThatIsTooShort() {
    alone(
        secondLine(l -> with(l, l.from(), l.bytes(), 2, 64, new PingTime(0.2, false))),
        "time",
        "2.000 ms",
        "0.2 ms");
  }

  @Test
  void timeThatIsTooLong() {
    alone(
        secondLine(l -> with(l, l.from(), l.bytes(), 2, 64, new PingTime(1900, false))),
        "time",
        "2.000 ms",
        "1900.0 ms");
  }

  @Test
  void timeMayBeAnUpperBound() {
    assertEquals(
        List.of(),
        all(secondLine(l -> with(l, l.from(), l.bytes(), 2, 64, new PingTime(1, true)))));
  }

  @Test
  void sizeThatWasNotAskedFor() {
    Observed seen = printed(RIGHT_TOTALS, List.of(right(1), right(2), right(3)));

    assertEquals(
        List.of("size asked for", "size asked for", "size asked for", "size asked for"),
        PingComparison.sizes(seen, 1472).stream().map(Mismatch::what).toList());
  }

  @Test
  void aLineTooFewIsFoundInEachComparison() {
    Observed seen = printed(RIGHT_TOTALS, List.of(right(1), right(3)));
    Mismatch missing = new Mismatch("lines about replies", "3", "2");

    assertEquals(List.of(missing), PingComparison.totals(seen));
    assertEquals(List.of(missing), PingComparison.fields(seen));
    assertEquals(List.of(missing), PingComparison.sizes(seen, DATA));
  }

  @Test
  void aProgramThatPrintedNoStatisticsIsFound() {
    Observed seen =
        new Observed(
            "the test",
            new PingProgram.Call(List.of("/bin/ping"), Octets.EMPTY, 1),
            new PingOutput(List.of(), List.of(), Optional.empty()),
            ON_THE_WIRE,
            List.of());

    assertEquals("totals", PingComparison.totals(seen).get(0).what());
  }
}
