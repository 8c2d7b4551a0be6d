package io.echoproof.app.ping;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.suite.Case;
import io.echoproof.conformance.wire.Wire;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the system's ping says when an ICMP error comes instead of a reply. */
@ExtendWith(PingStageResolver.class)
final class PingErrorCases {
  @Case(
      value = "PNG-08.errors",
      title =
          "Each ICMP error has a line of its own and does not count as a reply: 3/0-15, 4, 5, 11, 12",
      needs = Carriage.OPERATING_SYSTEM)
  void errors(Wire wire, PingStage stage) throws IOException {
    for (int[] range : PingActs.ERRORS) {
      for (int code = range[1]; code <= range[2]; code++) {
        judge(wire, stage.performance(PingActs.error(range[0], code)), range[0]);
      }
    }
  }

  private static void judge(Wire wire, PingPerformance seen, int type) {
    PingNotes.note(wire, seen);
    boolean named = seen.output().errors().stream().anyMatch(e -> e.from().equals(seen.peer()));
    if (!named) {
      PingNotes.fail(
          wire, "PNG-08", seen, "a line about an error from " + seen.peer(), seen.said());
    }
    if (!seen.output().replies().isEmpty() || seen.counted() > 0) {
      PingNotes.fail(wire, "PNG-08", seen, "no reply printed or counted", seen.said());
    }
    if (seen.call().succeeded()) {
      PingNotes.fail(
          wire, "PNG-08", seen, "an exit status other than 0, as no reply came", seen.said());
    }
    if (isAdvice(type)) {
      wire.parameter(seen.act().name() + " ends the ping", "no: a reply may still come");
    }
  }

  /** A request that these are about may still be answered. */
  private static boolean isAdvice(int type) {
    return type == IcmpMessage.SOURCE_QUENCH || type == IcmpMessage.REDIRECT;
  }

  @Case(
      value = "PNG-07.corner-ttls",
      title = "The TTL that is printed is the reply's: 1, 64, 128, 255",
      needs = Carriage.OPERATING_SYSTEM)
  void ttls(Wire wire, PingStage stage) throws IOException {
    for (int ttl : PingActs.TTLS) {
      PingPerformance seen = stage.performance(PingActs.ttl(ttl));
      PingNotes.note(wire, seen);
      if (!seen.output().replies().stream()
          .map(PingReply::ttl)
          .toList()
          .equals(java.util.List.of(ttl))) {
        PingNotes.fail(
            wire,
            "PNG-07",
            seen,
            "TTL " + ttl,
            seen.output().replies().stream().map(PingReply::ttl).toList() + " printed");
      }
    }
  }

  @Case(
      value = "PNG-10.route-and-stamps",
      title = "The addresses and stamps that are printed are those in the reply",
      needs = Carriage.OPERATING_SYSTEM)
  void options(Wire wire, PingStage stage) throws IOException {
    PingPerformance route = stage.performance(PingActs.ROUTE);
    PingNotes.note(wire, route);
    says(wire, route, PingActs.ROUTERS);
    PingPerformance stamps = stage.performance(PingActs.STAMPS);
    PingNotes.note(wire, stamps);
    int step = PingActs.TIMES[1] - PingActs.TIMES[0];
    says(wire, stamps, PingActs.TIMES[0] + " absolute", "\t" + step);
  }

  /** iputils prints the first stamp as it is, and of each later one the difference to it. */
  private static void says(Wire wire, PingPerformance seen, String... words) {
    String printed =
        new String(
            seen.call().output().toByteArray(), java.nio.charset.StandardCharsets.ISO_8859_1);
    int from = 0;
    for (String word : words) {
      int at = printed.indexOf(word, from);
      if (at < 0) {
        PingNotes.fail(
            wire, "PNG-10", seen, Arrays.toString(words) + " in this order", "not all printed");
        return;
      }
      from = at + word.length();
    }
  }
}
