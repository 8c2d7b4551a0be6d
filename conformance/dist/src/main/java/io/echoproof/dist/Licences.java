package io.echoproof.dist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Takes the licences and notices that lie inside the jars out, where people can read them. */
public final class Licences {
  private static final Pattern TEXT =
      Pattern.compile(
          "(META-INF/)?(licen[cs]es/)?[^/]*(LICEN[CS]E|NOTICE|COPYING)[^/]*",
          Pattern.CASE_INSENSITIVE);

  private Licences() {}

  /**
   * Writes a directory for each jar that has any.
   *
   * @param args where they go, and the directories of jars
   * @throws IOException when a jar can't be read
   */
  public static void main(String[] args) throws IOException {
    Path to = Path.of(args[0]);
    for (String directory : List.of(args).subList(1, args.length)) {
      for (Path jar : jars(Path.of(directory))) {
        extract(jar, to.resolve(String.valueOf(jar.getFileName()).replaceFirst("\\.jar$", "")));
      }
    }
  }

  /** In the order of their names. */
  static List<Path> jars(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static void extract(Path jar, Path to) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      List<? extends ZipEntry> texts =
          file.stream()
              .filter(entry -> !entry.isDirectory() && !entry.getName().endsWith(".class"))
              .filter(entry -> TEXT.matcher(entry.getName()).matches())
              .toList();
      for (ZipEntry text : texts) {
        Files.createDirectories(to);
        String name = text.getName();
        Path target = to.resolve(name.substring(name.lastIndexOf('/') + 1));
        try (InputStream in = file.getInputStream(text)) {
          Files.write(target, in.readAllBytes());
        }
      }
    }
  }
}
