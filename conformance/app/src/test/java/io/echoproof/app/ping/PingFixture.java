package io.echoproof.app.ping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A ping output of this project's own making: UTF-8 text in a resource {@code NAME.CODEPAGE.txt}.
 * The code page is the one that a system of that language prints in, except Arabic: the JDK has no
 * cp720, and windows-1256 has the same letters.
 */
record PingFixture(String name, String text) {

  static PingFixture load(String name) {
    try (InputStream in =
        Objects.requireNonNull(PingFixture.class.getResourceAsStream(name), name)) {
      // A checkout on Windows may have turned the line ends.
      return new PingFixture(name, new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n"));
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }

  /** The names of all fixtures. */
  static SortedSet<String> names() {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".txt"))
          .collect(toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Path folder() {
    try {
      URL one = Objects.requireNonNull(PingFixture.class.getResource("en.cp437.txt"));
      return Path.of(one.toURI()).resolveSibling("");
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** The bytes that the program of that system prints. */
  byte[] printed() {
    String codePage = name.substring(name.indexOf('.') + 1, name.lastIndexOf('.'));
    return encoded(charset(codePage), name.startsWith("iputils") ? "\n" : "\r\n");
  }

  /** The bytes in another encoding. */
  byte[] encoded(Charset charset, String lineEnd) {
    try {
      ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text.replace("\n", lineEnd)));
      byte[] array = new byte[bytes.remaining()];
      bytes.get(array);
      return array;
    } catch (CharacterCodingException e) {
      throw new AssertionError(name + " has characters that are not in " + charset, e);
    }
  }

  private static Charset charset(String codePage) {
    return switch (codePage) {
      case "utf8" -> UTF_8;
      case "cp737" -> Charset.forName("x-IBM737");
      case "cp874" -> Charset.forName("x-windows-874");
      case "cp932" -> Charset.forName("windows-31j");
      case "cp936" -> Charset.forName("GBK");
      case "cp949" -> Charset.forName("x-windows-949");
      case "cp950" -> Charset.forName("x-windows-950");
      case "cp1256" -> Charset.forName("windows-1256");
      default -> Charset.forName(codePage.replace("cp", "IBM"));
    };
  }
}
