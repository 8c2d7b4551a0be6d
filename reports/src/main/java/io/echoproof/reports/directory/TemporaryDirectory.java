package io.echoproof.reports.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory that is deleted when it is closed. */
public final class TemporaryDirectory implements AutoCloseable {
  private final Path path;

  private TemporaryDirectory(Path path) {
    this.path = path;
  }

  /**
   * Makes a directory.
   *
   * @param prefix how its name begins
   * @return the empty directory
   * @throws IOException when it cannot be made
   */
  public static TemporaryDirectory create(String prefix) throws IOException {
    return new TemporaryDirectory(Files.createTempDirectory(prefix));
  }

  /** The directory. */
  public Path path() {
    return path;
  }

  /** Deletes it as far as possible. */
  @Override
  public void close() {
    try {
      FileTree.delete(path);
    } catch (IOException e) {
      // On Windows somebody may still look at a file, a virus scanner for instance. What was made
      // in here is done, and must not fail for that; the system clears its temporary directory.
      path.toFile().deleteOnExit();
    }
  }
}
