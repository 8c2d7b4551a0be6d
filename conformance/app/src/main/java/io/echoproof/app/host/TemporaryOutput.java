package io.echoproof.app.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that takes what a program prints. */
public final class TemporaryOutput implements AutoCloseable {
  private final Path file;

  /**
   * Makes it.
   *
   * @param name a part of the file's name
   */
  public TemporaryOutput(String name) throws IOException {
    this.file = Files.createTempFile(name, ".out");
  }

  /** Where it is. */
  public Path file() {
    return file;
  }

  /**
   * Deletes it, at the latest with this JVM: on Windows a console's own process may hold it a
   * moment longer than the program that wrote it.
   */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }
}
