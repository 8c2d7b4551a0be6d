package io.echoproof.app.cli;

import io.echoproof.app.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that {@code --write-expected} names. */
final class ExpectationOutput {
  private ExpectationOutput() {}

  /** Before anything is sent: a result that can't be written is wasted. */
  static void requireFileCanBeMade(Path file) {
    Path directory = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      throw new UsageException("--write-expected " + file + " is a directory; name a file");
    }
    if (directory == null || !Files.isDirectory(directory)) {
      throw new UsageException("--write-expected " + file + ": its directory does not exist");
    }
    if (!Files.isWritable(Files.exists(file) ? file : directory)) {
      throw new UsageException("--write-expected " + file + ": it may not be written");
    }
  }
}
