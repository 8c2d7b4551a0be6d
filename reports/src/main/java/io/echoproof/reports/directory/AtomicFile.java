package io.echoproof.reports.directory;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file so that a reader sees the old content or the new one, never a half. */
public final class AtomicFile {

  /** Something that writes a file's content. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes the content.
     *
     * @param out where to; closed by the caller
     * @throws IOException when writing fails; the file is left as it was
     */
    void writeTo(OutputStream out) throws IOException;
  }

  private AtomicFile() {}

  /**
   * Replaces or creates a file.
   *
   * @param file the file; its directory exists
   * @param content what is to stand in it
   * @throws IOException when it cannot be written; the old content is kept
   */
  public static void write(Path file, Content content) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException(file + " is not the name of a file");
    }
    // Beside the file and not in the system's temporary directory: a move is atomic on one file
    // system only.
    Path temporary = directory.resolve(temporaryName(String.valueOf(file.getFileName())));
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
        content.writeTo(out);
      }
      move(temporary, file);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Replaces or creates a text file in UTF-8.
   *
   * @param file the file; its directory exists
   * @param text what is to stand in it
   * @throws IOException when it cannot be written; the old content is kept
   */
  public static void write(Path file, String text) throws IOException {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The name under which a file is written first; one is left behind when we are killed. */
  public static String temporaryName(String name) {
    return "." + name + ".tmp";
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
