package io.echoproof.app.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.echoproof.app.Version;

/** A benchmark as JSON; all times in nanoseconds. */
public final class BenchJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private BenchJson() {}

  /** One JSON object, indented. */
  public static String of(BenchReport report) {
    ObjectNode root = JSON.createObjectNode();
    root.put("tool", Version.full());
    ObjectNode machine = root.putObject("machine");
    Machine here = Machine.here();
    machine.put("processor", here.processor());
    machine.put("processors", here.processors());
    machine.put("system", here.system());
    machine.put("java", here.java());
    ObjectNode settings = root.putObject("settings");
    settings.put("turns", report.turns());
    settings.put("durationNanos", report.settings().duration().toNanos());
    settings.put("warmUpNanos", report.settings().warmUp().toNanos());
    settings.put("timeoutNanos", report.settings().timeout().toNanos());
    settings.put("seed", String.format("%016x", report.settings().seed()));
    ArrayNode targets = root.putArray("targets");
    for (BenchReport.Subject subject : report.subjects()) {
      ObjectNode node = targets.addObject();
      node.put("name", subject.name());
      node.put("description", subject.description());
      node.put("link", subject.link());
    }
    ArrayNode loads = root.putArray("loads");
    report.measured().forEach(measured -> put(loads.addObject(), measured));
    return root.toPrettyString();
  }

  private static void put(ObjectNode node, BenchReport.Measured measured) {
    node.put("window", measured.load().window());
    node.put("size", measured.load().size());
    node.put("peers", measured.load().sources());
    ArrayNode results = node.putArray("results");
    ArrayNode ratios = node.putArray("ratios");
    Outcome first = measured.outcomes().get(0);
    measured.outcomes().forEach(outcome -> put(results.addObject(), outcome));
    measured.outcomes().stream()
        .skip(1)
        .filter(Outcome::isMeasured)
        .forEach(other -> put(ratios.addObject(), first, other));
  }

  private static void put(ObjectNode node, Outcome outcome) {
    node.put("target", outcome.contestant());
    if (!outcome.isMeasured()) {
      return;
    }
    node.put("roundTripsPerSecond", outcome.perSecond());
    put(node, outcome.latency());
    node.put("completed", outcome.completed());
    node.put("lost", outcome.lost());
    node.put("wrong", outcome.wrong());
    node.put("late", outcome.late());
    ProcessorTime used = outcome.used();
    if (used.known() && outcome.completed() > 0) {
      node.put("userNanosPerRoundTrip", (double) used.userNanos() / outcome.completed());
      node.put("systemNanosPerRoundTrip", (double) used.systemNanos() / outcome.completed());
    }
    ArrayNode turns = node.putArray("turns");
    for (LoadResult turn : outcome.turns()) {
      ObjectNode one = turns.addObject();
      one.put("roundTripsPerSecond", turn.perSecond());
      put(one, turn.latency());
      one.put("completed", turn.completed());
      one.put("lost", turn.lost());
      one.put("elapsedNanos", turn.elapsedNanos());
    }
  }

  private static void put(ObjectNode node, LatencySummary latency) {
    node.put("p50Nanos", latency.p50());
    node.put("p99Nanos", latency.p99());
    node.put("p999Nanos", latency.p999());
    node.put("mostNanos", latency.most());
    ArrayNode curve = node.putArray("curve");
    for (int i = 0; i < latency.curve().size(); i++) {
      ObjectNode point = curve.addObject();
      point.put("percentile", LatencySummary.PERCENTILES.get(i));
      point.put("nanos", latency.curve().get(i));
    }
  }

  private static void put(ObjectNode node, Outcome first, Outcome other) {
    Quartiles ratio = first.ratioTo(other);
    node.put("of", first.contestant());
    node.put("to", other.contestant());
    node.put("median", ratio.median());
    node.put("lowerQuartile", ratio.lower());
    node.put("upperQuartile", ratio.upper());
    node.put("least", ratio.least());
    node.put("most", ratio.most());
  }
}
