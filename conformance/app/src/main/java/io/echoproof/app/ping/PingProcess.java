package io.echoproof.app.ping;

import io.echoproof.conformance.packet.Octets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A ping program that runs while its peer is played. */
final class PingProcess implements AutoCloseable {
  private final List<String> command;
  private final Path output;
  private final Process process;

  private PingProcess(List<String> command, Path output, Process process) {
    this.command = command;
    this.output = output;
    this.process = process;
  }

  static PingProcess start(List<String> command) throws IOException {
    Path output = Files.createTempFile("echoproof-ping", ".out");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("LC_ALL", "C");
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return new PingProcess(List.copyOf(command), output, process);
    } catch (IOException e) {
      Files.deleteIfExists(output);
      throw e;
    }
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** What it left, after its end. */
  PingProgram.Call result() throws IOException {
    return new PingProgram.Call(
        command, Octets.of(Files.readAllBytes(output)), process.exitValue());
  }

  /** Ends it if it still runs. */
  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.deleteIfExists(output);
  }
}
