package io.echoproof.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Outside a network namespace of its own: in memory everything can be run nevertheless. */
class DoctorCommandTest {
  private static final String[] BARE = {"doctor", "--tun-device", "no-such-device"};
  private static final Map<String, String> NO_NAMESPACE = Map.of("ECHOPROOF_NETNS", "not here");

  @Test
  void memoryIsAlwaysThere() {
    Cli.Result result = Cli.call(NO_NAMESPACE, BARE).succeeded();
    assertTrue(result.out().contains("ok  link memory"), result.out());
    assertTrue(result.out().contains("no  link pcap"), result.out());
    assertTrue(result.out().contains("EchoProof can run here"), result.out());
    assertTrue(result.out().contains("NOI-08"), result.out());
    assertTrue(result.out().contains("Not routers"), result.out());
    result.outLines().forEach(line -> assertTrue(line.length() <= 100, line));
  }

  @Test
  void whatIsNotOnThePathIsMissing() {
    String out = Cli.call(Map.of("PATH", ""), BARE).succeeded().out();
    assertTrue(out.contains("no  ping"), out);
    assertTrue(out.contains("no  browser"), out);
  }

  @Test
  void jsonSaysTheSame() throws IOException {
    String[] args = {"doctor", "--json", "--tun-device", "no-such-device"};
    JsonNode root = new ObjectMapper().readTree(Cli.call(NO_NAMESPACE, args).succeeded().out());
    assertTrue(root.path("canRun").asBoolean());
    boolean memory = false;
    for (JsonNode link : root.path("links")) {
      boolean isMemory = link.path("name").asText().equals("memory");
      assertEquals(isMemory, link.path("available").asBoolean());
      assertEquals(isMemory, !link.path("carries").isEmpty());
      memory |= isMemory;
    }
    assertTrue(memory);
    for (JsonNode check : root.path("checks")) {
      assertFalse(check.path("detail").asText().isEmpty(), check.toString());
    }
  }
}
