import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Makes BENCHMARKS.md out of what ci/bench/run has measured. */
final class Table {
  private final Path directory;

  private Table(Path directory) {
    this.directory = directory;
  }

  /**
   * @param args the directory with the results, and what is to be said of lwIP
   */
  public static void main(String[] args) throws IOException {
    new Table(Path.of(args[0])).print(args[1]);
  }

  private JsonNode read(String name) throws IOException {
    return new ObjectMapper().readTree(directory.resolve(name + ".json").toFile());
  }

  private static void line(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private void print(String lwip) throws IOException {
    JsonNode main = read("main");
    JsonNode machine = main.get("machine");
    JsonNode settings = main.get("settings");
    line("# Benchmarks of the responder");
    line("");
    line("Written by `ci/bench/run`; nothing here is typed in.");
    line("");
    line("| | |");
    line("| --- | --- |");
    line(
        "| processor | %s, %d of them |",
        machine.get("processor").asText(),
        // The load generator itself sees only the one that it keeps to.
        Runtime.getRuntime().availableProcessors());
    line("| system | %s |", machine.get("system").asText());
    line("| Java | %s |", machine.get("java").asText());
    line("| lwIP | %s |", lwip);
    line(
        "| measured | %d turns of %.1f s each after a warm-up of %.0f s; the order is reversed every"
            + " other turn |",
        settings.get("turns").asInt(),
        settings.get("durationNanos").asDouble() / 1e9,
        settings.get("warmUpNanos").asDouble() / 1e9);
    line("");
    line("`echoproof` is `echoproof respond` on a tun device, `c` the plain C responder in");
    line("`ci/bench/responder.c` on another one, `lwip` lwIP behind the program of the lane `lwip`");
    line("(its library hands every frame to a thread of its own), each kept to processor 1. The load");
    line("generator is `echoproof bench` for all of them, through a packet socket, kept to");
    line("processor 0. `host` is this kernel's own stack, reached through a tun device of the load");
    line("generator's: the kernel answers within the load generator's own call, on processor 0, so");
    line("that its figures are for orientation, not for a race.");
    line("");
    line("While frames come faster than they are answered, `echoproof` takes and sends up to 32 of");
    line("them in one call by io_uring; the peers make a call for each, as such programs do. When");
    line("there is nothing to do it asks again for up to 50 µs before it sleeps, as long as that");
    line("pays; `c` sleeps at once, `lwip` too.");
    line("");
    line("Ratios are of round trips per second, taken turn by turn: the median, and the middle half");
    line("of the turns in brackets. Above 1 EchoProof is faster. Processor time is the responder's,");
    line("user + system, per round trip; the kernel counts it in steps of 10 ms.");
    line("");
    line("## Echo");
    line("");
    loads(main);
    line("## Reassembly and replies in fragments");
    line("");
    line("MTU 1500 in both directions. A round trip is one request and one reply, in as many");
    line("fragments as they need.");
    line("");
    loads(read("reassembly"));
    line("## Peers");
    line("");
    line("Requests come from so many source addresses in turn.");
    line("");
    loads(read("peers"));
    line("## The core alone");
    line("");
    jmh(read("jmh"));
  }

  private void loads(JsonNode report) {
    line(
        "| window | octets | peers | | round trips/s | p50 | p99 | p99.9 | lost | processor time |"
            + " echoproof to it |");
    line("| ---: | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (JsonNode load : report.get("loads")) {
      for (JsonNode result : load.get("results")) {
        row(load, result);
      }
    }
    line("");
  }

  private void row(JsonNode load, JsonNode result) {
    String name = result.get("target").asText();
    boolean ours = Character.isDigit(name.charAt(0));
    String head =
        String.format(
            Locale.ROOT,
            "| %d | %d | %d | %s |",
            load.get("window").asInt(),
            load.get("size").asInt(),
            load.get("peers").asInt(),
            ours ? "**echoproof**" : name);
    if (!result.has("roundTripsPerSecond")) {
      line("%s never answers | | | | | | |", head);
      return;
    }
    line(
        "%s %,.0f | %s | %s | %s | %d | %s | %s |",
        head,
        result.get("roundTripsPerSecond").asDouble(),
        micros(result.get("p50Nanos")),
        micros(result.get("p99Nanos")),
        micros(result.get("p999Nanos")),
        result.get("lost").asLong(),
        processorTime(result),
        ours ? "" : ratio(load, name));
  }

  private static String micros(JsonNode nanos) {
    return String.format(Locale.ROOT, "%.1f µs", nanos.asDouble() / 1e3);
  }

  private static String processorTime(JsonNode result) {
    return result.has("userNanosPerRoundTrip")
        ? String.format(
            Locale.ROOT,
            "%.2f + %.2f µs",
            result.get("userNanosPerRoundTrip").asDouble() / 1e3,
            result.get("systemNanosPerRoundTrip").asDouble() / 1e3)
        : "";
  }

  private static String ratio(JsonNode load, String name) {
    for (JsonNode ratio : load.get("ratios")) {
      if (ratio.get("to").asText().equals(name)) {
        return String.format(
            Locale.ROOT,
            "**%.2f** (%.2f to %.2f)",
            ratio.get("median").asDouble(),
            ratio.get("lowerQuartile").asDouble(),
            ratio.get("upperQuartile").asDouble());
      }
    }
    return "";
  }

  private void jmh(JsonNode results) {
    line("JMH %s, the core as a function: a request in, its reply out.", version(results));
    line("");
    line("| benchmark | octets | ns per echo | ± (99.9 %%) | allocated per echo |");
    line("| --- | ---: | ---: | ---: | ---: |");
    for (JsonNode result : results) {
      String name = result.get("benchmark").asText();
      JsonNode score = result.get("primaryMetric");
      line(
          "| %s | %s | %,.1f | %,.1f | %.3f B |",
          name.substring(name.lastIndexOf('.') + 1),
          result.get("params").get("size").asText(),
          score.get("score").asDouble(),
          score.get("scoreError").asDouble(0),
          allocated(result.get("secondaryMetrics")));
    }
  }

  private static String version(JsonNode results) {
    return results.get(0).get("jmhVersion").asText();
  }

  private static double allocated(JsonNode metrics) {
    for (var metric : metrics.properties()) {
      if (metric.getKey().endsWith("gc.alloc.rate.norm")) {
        return metric.getValue().get("score").asDouble();
      }
    }
    return Double.NaN;
  }
}
