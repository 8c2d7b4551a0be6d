package io.echoproof.responder;

import static io.echoproof.responder.Wire.SENTINEL;
import static io.echoproof.responder.Wire.SETTINGS;
import static io.echoproof.responder.Wire.octets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class DropReasonTest {
  private static final String FRAMES = "dropped-frames.csv";

  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = FRAMES, delimiter = ';')
  void silenceCountedUnderItsReason(DropReason reason, String what, String frame) {
    EchoResponder responder =
        new EchoResponder(SETTINGS.withMtu(68).withEchoCode(EchoCodePolicy.DROP));
    assertEquals(Optional.empty(), responder.respond(octets(frame)), what);
    assertEquals(Optional.of(reason), responder.lastDrop(), what);
    assertEquals(
        new CounterSnapshot(1, 0, Map.of(reason, 1L), 0, 0), responder.counters().snapshot(), what);

    assertTrue(responder.respond(octets(SENTINEL)).isPresent(), "alive afterwards");
    assertEquals(Optional.empty(), responder.lastDrop());
    assertEquals(
        new CounterSnapshot(2, 1, Map.of(reason, 1L), 0, 0), responder.counters().snapshot());
  }

  @Test
  void everyReasonHasAFrame() throws IOException {
    Set<DropReason> missing = EnumSet.allOf(DropReason.class);
    // No frame is known that does this; the loop's test makes a device that does.
    missing.remove(DropReason.INTERNAL_ERROR);
    try (InputStream in = DropReasonTest.class.getResourceAsStream(FRAMES)) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(
              line -> missing.remove(DropReason.valueOf(line.substring(0, line.indexOf(';')))));
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void fortyOctetsOfDataFillAnMtuOf68() {
    EchoResponder responder = new EchoResponder(SETTINGS.withMtu(68));
    byte[] reply =
        responder.respond(RequestBuilder.echo().data(new byte[40]).frame()).orElseThrow();
    assertEquals(68, reply.length);
  }
}
