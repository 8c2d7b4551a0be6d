package io.echoproof.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Help, and what is said about words that do not exist. */
class UsageTest {
  static Iterable<String> commands() {
    return Main.specification().subcommands().keySet();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpHasExamples(String command) {
    Cli.Result result = Cli.call(command, "--help").succeeded();
    assertTrue(result.out().startsWith("Usage: echoproof " + command), result.out());
    assertTrue(result.out().contains("Examples:"), result.out());
    assertTrue(result.out().contains("  echoproof " + command), result.out());
    result.outLines().forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void withoutACommandTheCommandsAreShown() {
    Cli.Result result = Cli.call().succeeded();
    commands().forEach(command -> assertTrue(result.out().contains("  " + command), command));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lst", "explane", "reprot", "docter"})
  void aMisspeltCommandGetsASuggestion(String word) {
    Cli.Result result = Cli.call(word).failed(2, 2);
    assertTrue(result.errLines().get(0).contains("did you mean"), result.err());
    assertEquals("Try 'echoproof --help'.", result.errLines().get(1));
  }

  @Test
  void aMisspeltOptionGetsASuggestion() {
    Cli.Result result = Cli.call("list", "--without-cas").failed(2, 2);
    assertTrue(result.errLines().get(0).endsWith("did you mean --without-case?"), result.err());
    assertEquals("Try 'echoproof list --help'.", result.errLines().get(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"explain", "report"})
  void aMissingParameterIsNamed(String command) {
    Cli.Result result = Cli.call(command).failed(2, 2);
    assertTrue(result.err().contains("Missing required parameter"), result.err());
  }
}
