package io.echoproof.app.ping;

import io.echoproof.app.ping.PingComparison.Mismatch;
import io.echoproof.app.ping.PingLab.Observed;
import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.suite.Case;
import io.echoproof.conformance.wire.Wire;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtendWith;

/** The system's ping against the target: each number that it prints is that of the wire. */
@ExtendWith(PingLabResolver.class)
final class PingCases {
  private static final int[] SIZES = {0, 1, 31, 32, 1472};
  private static final int COUNT = 4;
  private static final int USUAL_SIZE = 32;

  @Case(
      value = "PNG-01.totals",
      title = "Sent, received and lost, as printed by the system's ping, are those of the wire",
      needs = Carriage.SYSTEM_PING)
  void totals(Wire wire, PingLab lab) throws IOException {
    for (Observed seen : ping(wire, lab, USUAL_SIZE, COUNT)) {
      report(wire, "PNG-01", seen, PingComparison.totals(seen));
      requireTraffic(wire, "PNG-01", seen, COUNT);
    }
  }

  @Case(
      value = "PNG-07.fields",
      title = "TTL, source, sequence number and time of each reply are those of the wire",
      needs = Carriage.SYSTEM_PING)
  void fields(Wire wire, PingLab lab) throws IOException {
    for (Observed seen : ping(wire, lab, USUAL_SIZE, COUNT)) {
      report(wire, "PNG-07", seen, PingComparison.fields(seen));
      requireTraffic(wire, "PNG-07", seen, COUNT);
    }
  }

  @Case(
      value = "PNG-09.sizes",
      title = "The system's ping with 0, 1, 31, 32 and 1472 data octets prints the right sizes",
      needs = Carriage.SYSTEM_PING)
  void sizes(Wire wire, PingLab lab) throws IOException {
    for (int size : SIZES) {
      for (Observed seen : ping(wire, lab, size, 1)) {
        report(wire, "PNG-09", seen, PingComparison.sizes(seen, size));
        requireTraffic(wire, "PNG-09", seen, 1);
      }
    }
  }

  /** Pings with all there are, and sets down what was seen of each. */
  private static List<Observed> ping(Wire wire, PingLab lab, int size, int count)
      throws IOException {
    List<Observed> all = lab.pingWithAll(size, count);
    all.forEach(seen -> note(wire, seen));
    wire.parameter(
        "pinged by",
        all.stream().map(Observed::pinger).distinct().collect(Collectors.joining("; ")));
    return all;
  }

  private static void note(Wire wire, Observed seen) {
    wire.captured(seen.frames());
    wire.parameter(
        seen.command(),
        seen.exchanges().size()
            + " sent, "
            + seen.repliesOnWire()
            + " received on the wire; "
            + seen.call().ended());
    byte[] output = seen.call().output().toByteArray();
    wire.attach(seen.command(), output);
    ConsoleText.of(output)
        .ifPresent(text -> wire.attach(seen.command() + " in " + text.name(), text.utf8()));
  }

  private static void report(Wire wire, String row, Observed seen, List<Mismatch> mismatches) {
    for (Mismatch mismatch : mismatches) {
      wire.fail(
          row,
          seen.command() + ": " + mismatch.what() + " is not that of the wire",
          mismatch.what() + " " + mismatch.wire(),
          mismatch.what() + " " + mismatch.printed() + ", as printed by " + seen.pinger(),
          seen.frames());
    }
  }

  /** Nothing printed about nothing sent would agree, and say nothing. */
  private static void requireTraffic(Wire wire, String row, Observed seen, int count) {
    if (seen.exchanges().size() != count || seen.repliesOnWire() != count) {
      wire.fail(
          row,
          seen.command() + ": the wire does not show what was asked for",
          count + " requests and as many replies on the wire",
          seen.exchanges().size()
              + " requests and "
              + seen.repliesOnWire()
              + " replies; "
              + seen.call().ended()
              + "; pinged by "
              + seen.pinger(),
          seen.frames());
    }
  }
}
