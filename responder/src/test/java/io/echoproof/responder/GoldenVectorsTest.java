package io.echoproof.responder;

import static io.echoproof.responder.Wire.octets;
import static io.echoproof.responder.Wire.only;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class GoldenVectorsTest {
  @ParameterizedTest(name = "{0} {1}: {3}")
  @CsvFileSource(resources = "golden-vectors.csv", delimiter = ';')
  void vector(String id, String what, String frame, String outcome) {
    EchoResponder responder = new EchoResponder(Wire.SETTINGS);
    List<byte[]> replies = List.of();
    for (String one : frame.split(",", -1)) {
      assertEquals(List.of(), replies, "answered too early");
      replies = responder.respond(octets(one));
    }
    String seen =
        replies.isEmpty() ? responder.lastDrop().orElseThrow().name() : Wire.icmpHex(only(replies));
    assertEquals(outcome, seen, () -> id + " " + what);
    assertEquals(1, responder.respond(octets(Wire.SENTINEL)).size(), "alive afterwards");
  }
}
