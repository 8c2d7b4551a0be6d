package io.echoproof.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What needs no device. */
@Timeout(60)
class BenchCommandTest {
  @TempDir private Path temp;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--window 0 | --window 0 | 1 to 1024",
        "--window 64,1025 | --window 1025 | 1 to 1024",
        "--size -1 | --size -1 | 0 to 65507",
        "--size 65508 | --size 65508 | 0 to 65507",
        "--peers 0 | --peers 0 | 1 to 10000",
        "--peers 10001 | --peers 10001 | 1 to 10000",
        "--peers 300 --link memory | --peers 300 | --prefix",
        "--duration 0 | --duration 0.0 | 0.01",
        "--duration NaN | --duration NaN | 0.01",
        "--warm-up -1 | --warm-up -1 | 3600",
        "--count 0 | --count 0 | at least 1",
        "--turns 0 | --turns 0 | 1 to 1000",
        "--pin first | --pin 'first' | 0,1",
        "--seed xyz | 'xyz' | hex digits",
        "--json /no/such/file | /no/such/file | directory",
        "--against somebody | 'somebody' | NAME=ADDRESS@INTERFACE",
        "--against c=10.9.0.1 | 'c=10.9.0.1' | NAME=ADDRESS@INTERFACE",
        "--target 10.9.0.1 | 10.9.0.1 | --interface NAME",
        "--target 10.9.0.1 --interface nosuch0 | nosuch0 does not exist | address",
        "--target 127.0.0.9 --interface lo | --interface lo | layer 3",
        "--link pigeon | pigeon | pcap",
      })
  void aBadValueIsSaidInOneLine(String arguments, String input, String wayOut) {
    List<String> command = new ArrayList<>(List.of("bench"));
    command.addAll(List.of(arguments.split(" ")));
    Cli.Result result = Cli.call(command.toArray(String[]::new)).failed(2, 1);
    assertTrue(result.err().contains(input), result.err());
    assertTrue(result.err().contains(wayOut), result.err());
  }

  @Test
  void inMemoryEverythingIsAnsweredAndWrittenDown() throws IOException {
    Path json = temp.resolve("bench.json");
    Path html = temp.resolve("bench.html");
    Cli.Result result =
        Cli.call(
                "bench",
                "--link",
                "memory",
                "--window",
                "1,8",
                "--size",
                "0,1400",
                "--count",
                "500",
                "--warm-up",
                "0.01",
                "--turns",
                "2",
                "--seed",
                "2a",
                "--json",
                json.toString(),
                "--html",
                html.toString())
            .succeeded();

    String page = Files.readString(html);
    assertEquals(8, page.split("<svg ", -1).length - 1, page);
    assertTrue(page.contains("round trips per second"), page);
    assertFalse(page.contains("<script"), page);
    assertTrue(result.out().contains("builtin    EchoProof's responder at "), result.out());
    assertTrue(result.out().contains("seed 000000000000002a"), result.out());
    assertTrue(result.out().contains("window 8, 1400 octets of data, 1 peer\n"), result.out());
    assertFalse(result.out().contains("wrong replies"), result.out());
    JsonNode root = new ObjectMapper().readTree(Files.readString(json));
    assertEquals("memory", root.at("/targets/0/link").asText());
    assertEquals(4, root.get("loads").size());
    for (JsonNode load : root.get("loads")) {
      JsonNode measured = load.at("/results/0");
      assertTrue(measured.get("completed").asLong() >= 1_000, measured.toString());
      assertEquals(0, measured.get("lost").asLong());
      assertTrue(measured.get("roundTripsPerSecond").asDouble() > 0);
      assertTrue(measured.get("p50Nanos").asLong() <= measured.get("p999Nanos").asLong());
      assertEquals(2, measured.get("turns").size());
    }
  }

  @Test
  void nothingInItNamesTheMachine() throws IOException {
    Path json = temp.resolve("bench.json");
    Cli.call(
            "bench",
            "--link",
            "memory",
            "--count",
            "10",
            "--warm-up",
            "0",
            "--json",
            json.toString())
        .succeeded();
    JsonNode machine = new ObjectMapper().readTree(Files.readString(json)).get("machine");
    List<String> names = new ArrayList<>();
    machine.fieldNames().forEachRemaining(names::add);
    assertEquals(List.of("processor", "processors", "system", "java"), names);
  }
}
