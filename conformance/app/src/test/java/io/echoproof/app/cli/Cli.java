package io.echoproof.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Calls commands as the launcher does, in this JVM. */
public final class Cli {
  private Cli() {}

  /**
   * What a call left.
   *
   * @param status the exit status
   * @param out standard output
   * @param err standard error
   */
  public record Result(int status, String out, String err) {
    List<String> outLines() {
      return out.lines().toList();
    }

    List<String> errLines() {
      return err.lines().toList();
    }

    /** It did what it was asked for and had nothing to complain about. */
    public Result succeeded() {
      assertEquals("", err);
      assertEquals(0, status, out);
      return this;
    }

    /** It said what was wrong in so many lines, and nothing else. */
    public Result failed(int expectedStatus, int lines) {
      assertEquals(expectedStatus, status, err);
      assertEquals(lines, errLines().size(), err);
      assertTrue(err.startsWith("echoproof: "), err);
      assertFalse(err.contains("Exception"), err);
      assertFalse(err.contains("\tat "), err);
      return this;
    }
  }

  public static Result call(String... args) {
    return call(Map.of(), args);
  }

  public static Result call(Map<String, String> environment, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = Main.execute(environment, args, stream(out), stream(err));
    return new Result(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream out) {
    return new PrintStream(out, true, StandardCharsets.UTF_8);
  }
}
