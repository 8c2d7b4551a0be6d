package io.echoproof.app.bench;

import io.echoproof.app.EnvironmentException;
import io.echoproof.app.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** Reads how much processor time a target has used; on Linux, see proc(5). */
@FunctionalInterface
interface ProcessorMeter {
  /** Of a target of which it can't be told: another machine's, or the kernel itself. */
  ProcessorMeter NONE = () -> ProcessorTime.UNKNOWN;

  /** Of the fields behind the program's name. */
  int USER_FIELD = 11;

  int SYSTEM_FIELD = 12;

  /** USER_HZ is 100 on every architecture that JNA runs on. */
  long TICK_NANOS = 10_000_000;

  /** What was used up to now. */
  ProcessorTime now();

  /**
   * All threads of a process.
   *
   * @throws UsageException when there is none of that number
   */
  static ProcessorMeter ofProcess(long pid) {
    Path stat = Path.of("/proc/" + pid + "/stat");
    if (!Files.isReadable(stat)) {
      throw new UsageException("--process " + pid + ": there is no process of that number here");
    }
    return () -> read(stat);
  }

  /** One thread of this process, by the first letters of its name; none when there is none. */
  static ProcessorMeter ofThread(String prefix) {
    OptionalInt thread = NamedThread.find(prefix);
    if (thread.isEmpty()) {
      return NONE;
    }
    Path stat = Path.of("/proc/self/task/" + thread.getAsInt() + "/stat");
    return () -> read(stat);
  }

  private static ProcessorTime read(Path stat) {
    try {
      String text = Files.readString(stat);
      String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
      return new ProcessorTime(
          true,
          Long.parseLong(fields[USER_FIELD]) * TICK_NANOS,
          Long.parseLong(fields[SYSTEM_FIELD]) * TICK_NANOS);
    } catch (IOException e) {
      throw new EnvironmentException("the target's process is gone: no " + stat);
    }
  }
}
