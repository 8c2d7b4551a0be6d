package io.echoproof.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuzzCommandTest {
  private static final String TYPE_200 = "4500001c123400004001e4a9c0000202c0000201c800790ebeef0001";

  @TempDir private Path directory;

  @Test
  void theBuiltinResponderInMemory() {
    Cli.Result result =
        Cli.call("fuzz", "--link", "memory", "--count", "20000", "--seed", "0x2a").succeeded();
    assertTrue(result.out().contains("NO DISAGREEMENT"), result.out());
    assertTrue(result.out().contains("judged        20,000 frames"), result.out());
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "--count,0,--count 0 is out of range: 1 or more frames",
    "--duration,0,--duration 0 is out of range: 1 to 1000000 seconds",
    "--seed,xyz,'--seed ''xyz'' is no seed: 1 to 16 hex digits, as printed'"
  })
  void badInputIsNamed(String option, String value, String message) {
    Cli.Result result = Cli.call("fuzz", "--link", "memory", option, value).failed(2, 1);
    assertEquals("echoproof: " + message, result.errLines().get(0));
  }

  @Test
  void anExpectationFileMayNameARequirementAWayAndACase() throws IOException {
    Path file = directory.resolve("known");
    Files.writeString(
        file,
        "ADR-03:reported fail an error\nHDR-17 fail known\nHDR-03.header-bits fail one case\n");
    String[] options = {"fuzz", "--link", "memory", "--count", "1000", "--seed", "1"};
    Cli.call(with(options, file)).succeeded();
    Files.writeString(file, "ADR-03:reported fail an error\nADR-03:refused fail a typing error\n");
    Cli.Result result = Cli.call(with(options, file)).failed(2, 1);
    assertTrue(result.errLines().get(0).contains(file + ", line 2"), result.err());
    assertTrue(result.errLines().get(0).contains("'ADR-03:refused'"), result.err());
  }

  @Test
  void whatIsKnownIsWrittenAgainAndAFileThatCanNotBeMadeIsNamed() throws IOException {
    Path known = directory.resolve("known");
    Files.writeString(known, "ADR-03:reported fail an  error\n# a remark\nHDR-17 lax known\n");
    Path written = directory.resolve("written");
    String[] command = {
      "fuzz", "--link", "memory", "--count", "1000", "--write-expected", written.toString()
    };
    Cli.call(with(command, known)).succeeded();
    List<String> lines = Files.readAllLines(written);
    assertEquals(List.of("ADR-03:reported fail an error", "HDR-17 lax known"), lines.subList(1, 3));
    Path nowhere = directory.resolve("no").resolve("file");
    Cli.Result result =
        Cli.call("fuzz", "--link", "memory", "--write-expected", nowhere.toString()).failed(2, 1);
    assertTrue(result.errLines().get(0).contains("directory does not exist"), result.err());
  }

  private static String[] with(String[] options, Path expected) {
    return Stream.concat(Stream.of(options), Stream.of("--expected", expected.toString()))
        .toArray(String[]::new);
  }

  @Test
  void anInterfaceThatIsNoTunIsRefused() {
    Cli.Result result = Cli.call("fuzz", "--target", "192.0.2.1", "--interface", "lo").failed(2, 1);
    assertTrue(result.errLines().get(0).contains("--yes-this-interface"), result.err());
  }

  @Test
  void aCaseIsReplayed() throws IOException {
    Path file = directory.resolve("x.case");
    Files.writeString(file, "echoproof-case 1\nsend " + TYPE_200 + "\nsilence TYP-02\n");
    Cli.Result result =
        Cli.call("run", "--link", "memory", "--replay", file.toString()).succeeded();
    assertTrue(result.out().contains("NO DISAGREEMENT"), result.out());
  }

  @Test
  void aFileThatIsNoCaseIsNamed() throws IOException {
    Path file = directory.resolve("x.case");
    Files.writeString(file, "hello\n");
    Cli.Result result =
        Cli.call("run", "--link", "memory", "--replay", file.toString()).failed(2, 1);
    assertTrue(result.errLines().get(0).contains("is no case"), result.err());
    Cli.call("run", "--replay", directory.resolve("none").toString()).failed(2, 1);
  }
}
