package io.echoproof.app.lane;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A stack that is not EchoProof's to start: another process in this lane's network holds a tun. */
final class ForeignTarget implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(30);

  private final Child process;
  private final String interfaceName;

  private ForeignTarget(Child process, String interfaceName) {
    this.process = process;
    this.interfaceName = interfaceName;
  }

  /** Starts a class of this class path as a process of its own and waits until it answers. */
  static ForeignTarget start(Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    command.add("-cp");
    command.add(System.getProperty("java.class.path", ""));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return start(new ProcessBuilder(command));
  }

  /** Starts a program and waits until it says that it answers. */
  static ForeignTarget start(ProcessBuilder builder) throws IOException, InterruptedException {
    Child process = Child.start(builder);
    try {
      String line = process.awaitLine(l -> !ForeignTun.interfaceIn(l).isEmpty(), LONGEST_START);
      return new ForeignTarget(process, ForeignTun.interfaceIn(line));
    } catch (InterruptedException | AssertionError e) {
      process.close();
      throw e;
    }
  }

  /** The command that judges it, without what the caller adds. */
  List<String> judging(Path out) {
    return List.of(
        "run",
        "--target",
        ForeignTun.STACK,
        "--interface",
        interfaceName,
        "--out",
        out.toString(),
        "--seed",
        "1");
  }

  @Override
  public void close() {
    process.close();
  }
}
