package io.echoproof.responder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Inet4Address;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The example in the documentation of {@link EchoResponder}, compiled and run. */
class ExampleTest {
  private static final Path MAIN = Path.of("src/main/java/io/echoproof/responder");
  private static final Path TEST = Path.of("src/test/java/io/echoproof/responder");

  /** What the example calls a link. */
  private static final class Wires {
    private final List<byte[]> sent = new ArrayList<>();

    byte[] receive() {
      return Wire.octets(Wire.SENTINEL);
    }

    void send(byte[] frame) {
      sent.add(frame);
    }
  }

  @Test
  void answers() {
    Inet4Address ownAddress = Wire.OWN;
    Wires link = new Wires();
    // example
    EchoResponder responder = new EchoResponder(ResponderSettings.of(ownAddress, 24));
    byte[] frame = link.receive();
    for (byte[] reply : responder.respond(frame)) {
      link.send(reply);
    }
    // end
    assertEquals(1, link.sent.size());
  }

  @Test
  void isWhatTheDocumentationShows() throws IOException {
    String shown = between(MAIN.resolve("EchoResponder.java"), "<pre>{@code", "}</pre>", " *");
    String compiled = between(TEST.resolve("ExampleTest.java"), "// example", "// end", "");
    assertTrue(shown.contains("new EchoResponder("), shown);
    assertEquals(compiled, shown);
  }

  /** The lines between two others, without what they begin with. */
  private static String between(Path file, String first, String last, String begin)
      throws IOException {
    List<String> lines = Files.readAllLines(file).stream().map(String::strip).toList();
    int from = indexOf(lines, first, 0) + 1;
    return lines.subList(from, indexOf(lines, last, from)).stream()
        .map(line -> line.substring(line.startsWith(begin.strip()) ? begin.strip().length() : 0))
        .map(String::strip)
        .collect(Collectors.joining("\n"));
  }

  private static int indexOf(List<String> lines, String end, int from) {
    for (int i = from; i < lines.size(); i++) {
      if (lines.get(i).endsWith(end)) {
        return i;
      }
    }
    throw new AssertionError("no line ends with " + end);
  }
}
