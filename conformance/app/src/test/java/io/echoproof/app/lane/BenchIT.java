package io.echoproof.app.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The load generator on real devices: that it measures, not how much. */
@Timeout(300)
class BenchIT {
  @TempDir private Path temp;

  @BeforeAll
  static void lane() {
    Lane.require("bench", LaneNetwork.missing());
  }

  private JsonNode bench(String... options) throws Exception {
    Path json = temp.resolve("bench.json");
    List<String> arguments = new ArrayList<>(List.of("bench", "--json", json.toString()));
    arguments.addAll(List.of(options));
    Ended ended = EchoProof.in(temp).run(arguments.toArray(String[]::new));
    assertEquals(0, ended.status(), ended::transcript);
    return new ObjectMapper().readTree(Files.readString(json));
  }

  private static void requireAnswers(JsonNode result) {
    assertTrue(result.get("completed").asLong() >= 500, result::toString);
    assertEquals(0, result.get("wrong").asLong(), result::toString);
  }

  @Test
  void theBuiltinResponderAndTheKernelInTurns() throws Exception {
    JsonNode root =
        bench(
            "--against",
            "host",
            "--count",
            "500",
            "--warm-up",
            "0.1",
            "--window",
            "1,64",
            "--peers",
            "1,2000",
            "--turns",
            "2");
    assertEquals("packet", root.at("/targets/0/link").asText());
    assertEquals("tun", root.at("/targets/1/link").asText());
    for (JsonNode load : root.get("loads")) {
      load.get("results").forEach(BenchIT::requireAnswers);
      assertTrue(load.at("/results/0").has("systemNanosPerRoundTrip"), load::toString);
      assertTrue(load.at("/ratios/0/median").asDouble() > 0, load::toString);
    }
  }

  @Test
  void requestsInFragmentsToTheKernel() throws Exception {
    JsonNode root =
        bench(
            "--target",
            "host",
            "--count",
            "500",
            "--warm-up",
            "0.1",
            "--window",
            "1",
            "--size",
            "8192,65507");
    root.get("loads").forEach(load -> requireAnswers(load.at("/results/0")));
  }
}
