package io.echoproof.app.lane;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The launcher and the distribution without the sources beside them: there is nothing to be built
 * while a lane runs, and a copy can stand where an ordinary user may read it.
 */
final class Installation {
  private static Optional<Path> shared = Optional.empty();

  private Installation() {}

  /** The one for lanes that run as who they are. */
  static synchronized Path shared() throws IOException {
    if (shared.isEmpty()) {
      Path directory = Lane.DIRECTORY.resolve("installation");
      FileTree.delete(directory);
      shared = Optional.of(in(directory));
    }
    return shared.get();
  }

  /** A new one in a directory; answers the launcher. */
  static Path in(Path directory) throws IOException {
    Path root = property("echoproof.root").toRealPath();
    Path home = property("echoproof.home").toRealPath();
    FileTree.copy(home, directory.resolve(root.relativize(home)));
    Path launcher = directory.resolve("echoproof");
    Files.copy(root.resolve("echoproof"), launcher, StandardCopyOption.COPY_ATTRIBUTES);
    return launcher;
  }

  private static Path property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException("the lanes need the system property " + name);
    }
    return Path.of(value);
  }
}
