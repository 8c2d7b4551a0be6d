package io.echoproof.responder;

import static io.echoproof.responder.Wire.hex;
import static io.echoproof.responder.Wire.octets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class GoldenVectorsTest {
  private static final int IPV4_HEADER_DIGITS = 40;

  @ParameterizedTest(name = "{0} {1}: {3}")
  @CsvFileSource(resources = "golden-vectors.csv", delimiter = ';')
  void vector(String id, String what, String frame, String outcome) {
    EchoResponder responder = new EchoResponder(Wire.SETTINGS);
    Optional<String> message =
        responder.respond(octets(frame)).map(reply -> hex(reply).substring(IPV4_HEADER_DIGITS));
    String seen = message.orElseGet(() -> responder.lastDrop().orElseThrow().name());
    assertEquals(outcome, seen, () -> id + " " + what);
    assertTrue(responder.respond(octets(Wire.SENTINEL)).isPresent(), "alive afterwards");
  }
}
