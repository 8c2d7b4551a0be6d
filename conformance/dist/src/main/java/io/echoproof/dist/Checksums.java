package io.echoproof.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** SHA-256 of files, in the format that {@code sha256sum -c} reads. */
public final class Checksums {
  private Checksums() {}

  /**
   * Writes {@code SHA256SUMS} into a directory, with all files below it; or, for files, a {@code
   * .sha256} beside each.
   *
   * @param args directories and files
   * @throws IOException when one can't be read
   */
  public static void main(String[] args) throws IOException {
    for (String arg : args) {
      Path path = Path.of(arg);
      if (Files.isDirectory(path)) {
        ofAll(path);
      } else {
        Files.writeString(Path.of(arg + ".sha256"), line(path, String.valueOf(path.getFileName())));
      }
    }
  }

  private static void ofAll(Path directory) throws IOException {
    Path list = directory.resolve("SHA256SUMS");
    Files.deleteIfExists(list);
    List<Path> files;
    try (Stream<Path> all = Files.walk(directory)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    StringBuilder lines = new StringBuilder();
    for (Path file : files) {
      lines.append(line(file, directory.relativize(file).toString().replace('\\', '/')));
    }
    Files.writeString(list, lines.toString());
  }

  private static String line(Path file, String name) throws IOException {
    return sha256(file) + "  " + name + "\n";
  }

  /** In lower case. */
  static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digesting = new DigestInputStream(in, digest())) {
      digesting.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
