package io.echoproof.app.ping;

import io.echoproof.app.ping.PingLab.Observed;
import java.util.ArrayList;
import java.util.List;

/** Compares each number that a ping program printed with what was on the wire. */
final class PingComparison {
  /** The program measures in user space, beside a machine that may be busy. */
  private static final double SLACK_MILLIS = 1_000;

  /** Windows prints whole milliseconds. */
  private static final double COARSE_MILLIS = 1;

  /**
   * A number that is not what was on the wire.
   *
   * @param what which number
   * @param wire what was on the wire
   * @param printed what was printed
   */
  record Mismatch(String what, String wire, String printed) {}

  private final List<Mismatch> mismatches = new ArrayList<>();

  private PingComparison() {}

  /** Sent, received, lost, and the percentage (row PNG-01). */
  static List<Mismatch> totals(Observed seen) {
    PingComparison comparison = new PingComparison();
    if (seen.output().totals().isEmpty()) {
      comparison.mismatches.add(new Mismatch("totals", "numbers", "none that can be read"));
      return comparison.mismatches;
    }
    PingTotals totals = seen.output().totals().get();
    int sent = seen.exchanges().size();
    int received = (int) seen.exchanges().stream().filter(e -> !e.replies().isEmpty()).count();
    comparison.equal("sent", sent, totals.sent());
    comparison.equal("received", received, totals.received());
    totals.lost().ifPresent(lost -> comparison.equal("lost", sent - received, lost));
    totals
        .lossPercent()
        .ifPresent(
            percent -> {
              double right = sent == 0 ? 0 : 100.0 * (sent - received) / sent;
              if (Math.abs(percent - right) > 1) {
                comparison.mismatches.add(new Mismatch("loss", right + " %", percent + " %"));
              }
            });
    comparison.equal("lines about replies", seen.repliesOnWire(), seen.output().replies().size());
    return comparison.mismatches;
  }

  /** Octets of each reply (row PNG-09). */
  static List<Mismatch> sizes(Observed seen, int size) {
    PingComparison comparison = new PingComparison();
    for (PingExchange exchange : seen.exchanges()) {
      if (exchange.requestDataLength() != size) {
        comparison.mismatches.add(
            new Mismatch(
                "size asked for", exchange.requestDataLength() + " on the wire", "" + size));
      }
    }
    comparison.eachReply(seen, (line, exchange) -> comparison.compareData(line, exchange));
    return comparison.mismatches;
  }

  /** TTL, source, sequence number and time of each reply (row PNG-07). */
  static List<Mismatch> fields(Observed seen) {
    PingComparison comparison = new PingComparison();
    comparison.eachReply(seen, comparison::compareFields);
    return comparison.mismatches;
  }

  private interface Pair {
    void accept(PingReply line, PingExchange exchange);
  }

  /**
   * Where a sequence number is printed it says which exchange a line is about; else their order.
   */
  private void eachReply(Observed seen, Pair pair) {
    List<PingExchange> answered =
        seen.exchanges().stream().filter(e -> !e.replies().isEmpty()).toList();
    List<PingReply> lines = seen.output().replies();
    for (int i = 0; i < Math.min(lines.size(), answered.size()); i++) {
      PingReply line = lines.get(i);
      PingExchange exchange =
          answered.stream()
              .filter(
                  e ->
                      line.sequence().isPresent()
                          && line.sequence().getAsInt() == e.sequenceNumber())
              .findFirst()
              .orElse(answered.get(i));
      pair.accept(line, exchange);
    }
    if (lines.size() != answered.size()) {
      equal("lines about replies", answered.size(), lines.size());
    }
  }

  private void compareData(PingReply line, PingExchange exchange) {
    equal("bytes", exchange.replyDataLength(), line.dataBytes());
    line.miscompareOffset()
        .ifPresent(
            offset ->
                mismatches.add(new Mismatch("data", "as sent", "altered at offset " + offset)));
  }

  private void compareFields(PingReply line, PingExchange exchange) {
    equal("TTL", exchange.replyHeader().ttl(), line.ttl());
    String source = exchange.replyHeader().source().toString();
    if (!source.equals(line.from())) {
      mismatches.add(new Mismatch("source", source, line.from()));
    }
    line.sequence().ifPresent(s -> equal("sequence number", exchange.sequenceNumber(), s));
    line.time().ifPresent(time -> compareTime(time, exchange.milliseconds()));
  }

  private void compareTime(PingTime time, double wire) {
    boolean tooShort = !time.lessThan() && time.milliseconds() + COARSE_MILLIS < wire;
    boolean tooLong = time.milliseconds() > wire + SLACK_MILLIS;
    if (tooShort || tooLong) {
      mismatches.add(
          new Mismatch("time", String.format("%.3f ms", wire), time.milliseconds() + " ms"));
    }
  }

  private void equal(String what, int wire, int printed) {
    if (wire != printed) {
      mismatches.add(new Mismatch(what, "" + wire, "" + printed));
    }
  }
}
