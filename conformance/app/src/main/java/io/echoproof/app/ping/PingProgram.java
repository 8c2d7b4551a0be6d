package io.echoproof.app.ping;

import io.echoproof.app.host.Programs;
import io.echoproof.app.host.TemporaryOutput;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.tun.windows.Wine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * The system's ping program.
 *
 * @param path where it is
 * @param windows whether it takes the options of Windows' ping.exe; else those of iputils
 */
public record PingProgram(Path path, boolean windows) {
  /** Twice what the pings themselves may take at most. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** Milliseconds that ping.exe waits for a reply. */
  private static final int PATIENCE = 5_000;

  /** Finds it on the PATH. */
  public static Optional<PingProgram> find(Map<String, String> environment) {
    return new Programs(environment)
        .find("ping")
        .map(path -> new PingProgram(path, Programs.onWindows()));
  }

  /** Its name in a command for people, without its path. */
  public String name() {
    return windows ? Wine.version().isPresent() ? "Wine's ping.exe" : "ping.exe" : "ping";
  }

  /**
   * Whose it is. Wine has a ping.exe of its own, which is another program than Microsoft's, and
   * says nothing about it.
   */
  public String description() {
    return windows
        ? Wine.version()
            .map(version -> "Wine " + version + "'s ping.exe, not Microsoft's")
            .orElse("ping.exe of Windows")
        : "the system's ping";
  }

  /**
   * What a call left.
   *
   * @param command the command line, the program by its name
   * @param output standard output as it was written, undecoded
   * @param exitStatus its exit status; a function has none
   */
  public record Call(List<String> command, Octets output, OptionalInt exitStatus) {
    /** A call of a program that ended with this status. */
    Call(List<String> command, Octets output, int exitStatus) {
      this(command, output, OptionalInt.of(exitStatus));
    }

    /** Whether its status, if it has one, says success. */
    boolean succeeded() {
      return exitStatus.isPresent() && exitStatus.getAsInt() == 0;
    }

    /** How it ended, in words. */
    String ended() {
      return exitStatus.isPresent() ? "exit status " + exitStatus.getAsInt() : "no exit status";
    }
  }

  /**
   * Calls it.
   *
   * @param address dotted decimal
   * @param size data octets per request
   * @param count how many requests
   * @throws IOException when it can't be started or does not end in time
   */
  public Call call(String address, int size, int count) throws IOException {
    List<String> command = new ArrayList<>(List.of(path.toString()));
    if (windows) {
      command.addAll(List.of("-n", "" + count, "-l", "" + size, "-w", "" + PATIENCE, address));
    } else {
      // An interval this short is for root only, and whoever has a network of his own is root in
      // it.
      command.addAll(
          List.of("-n", "-c", "" + count, "-s", "" + size, "-W", "1", "-i", "0.01", address));
    }
    try (TemporaryOutput output = new TemporaryOutput("echoproof-ping")) {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.file().toFile());
      builder.environment().put("LC_ALL", "C");
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IOException(path + " did not end within " + LONGEST.toSeconds() + " s");
      }
      command.set(0, name());
      return new Call(
          List.copyOf(command), Octets.of(Files.readAllBytes(output.file())), process.exitValue());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + path + " ran", e);
    }
  }
}
