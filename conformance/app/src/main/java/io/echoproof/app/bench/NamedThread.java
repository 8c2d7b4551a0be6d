package io.echoproof.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Finds a thread of this process as Linux numbers it, by what proc(5) says. */
final class NamedThread {
  private static final Path TASKS = Path.of("/proc/self/task");

  private NamedThread() {}

  /** The one whose name begins so; empty when there is none, or more than one. */
  static OptionalInt find(String prefix) {
    try (Stream<Path> tasks = Files.list(TASKS)) {
      List<Path> found = tasks.filter(task -> name(task).startsWith(prefix)).toList();
      return found.size() == 1
          ? OptionalInt.of(Integer.parseInt(found.get(0).getFileName().toString()))
          : OptionalInt.empty();
    } catch (IOException e) {
      // Not Linux.
      return OptionalInt.empty();
    }
  }

  private static String name(Path task) {
    try {
      return Files.readString(task.resolve("comm"));
    } catch (IOException e) {
      // It has ended meanwhile.
      return "";
    }
  }
}
