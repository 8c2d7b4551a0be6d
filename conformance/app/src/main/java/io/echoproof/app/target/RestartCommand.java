package io.echoproof.app.target;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command that starts a target again after it died. It has to return when the target is ready.
 *
 * @param command the command line, handed to the system's shell
 * @param limit how long it may take
 */
public record RestartCommand(String command, Duration limit) {
  /** Runs it; answers whether it ended in time with status 0. */
  public boolean run() {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    List<String> shell =
        windows ? List.of("cmd.exe", "/c", command) : List.of("/bin/sh", "-c", command);
    try {
      Process process =
          new ProcessBuilder(shell)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
