package io.echoproof.app.windows;

import io.echoproof.app.host.TemporaryOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Windows' own PowerShell, for what has no plain function to call. */
public final class PowerShell implements Scripts {
  /** It takes seconds to start on a busy machine. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private static final List<String> PROGRAM =
      List.of(
          "powershell.exe",
          "-NoLogo",
          "-NoProfile",
          "-NonInteractive",
          "-ExecutionPolicy",
          "Bypass",
          "-Command");

  private final List<String> program;

  /** The one on the PATH. */
  public PowerShell() {
    this(PROGRAM);
  }

  /**
   * @param program to which the script is added
   */
  PowerShell(List<String> program) {
    this.program = List.copyOf(program);
  }

  @Override
  public Result run(String script) {
    try (TemporaryOutput output = new TemporaryOutput("echoproof-script")) {
      return run(script, output.file());
    } catch (IOException e) {
      return new Result(-1, program.get(0) + " can't be run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result(-1, program.get(0) + " was interrupted");
    }
  }

  private Result run(String script, Path output) throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(program);
    command.add(script);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Result(-1, program.get(0) + " did not end within " + LONGEST.toSeconds() + " s");
      }
      return new Result(process.exitValue(), Files.readString(output, StandardCharsets.ISO_8859_1));
    } finally {
      process.destroyForcibly();
    }
  }
}
