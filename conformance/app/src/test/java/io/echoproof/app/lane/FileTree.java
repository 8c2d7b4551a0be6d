package io.echoproof.app.lane;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories with all that is in them. */
final class FileTree {
  private FileTree() {}

  /** All files and directories below a directory and itself, those further up first. */
  static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths.sorted().toList();
    }
  }

  /** Copies a directory; the target must not be there yet. */
  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    for (Path path : list(from)) {
      Files.copy(path, to.resolve(from.relativize(path)));
    }
  }

  /** Deletes a directory, if it is there. */
  static void delete(Path directory) throws IOException {
    if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      for (Path path : list(directory).stream().sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
