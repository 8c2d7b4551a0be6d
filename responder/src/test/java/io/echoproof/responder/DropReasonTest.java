package io.echoproof.responder;

import static io.echoproof.responder.Wire.SENTINEL;
import static io.echoproof.responder.Wire.SETTINGS;
import static io.echoproof.responder.Wire.octets;
import static io.echoproof.responder.Wire.only;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
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
    EchoResponder responder = new EchoResponder(settings(reason));
    String[] frames = frame.split(",", -1);
    int kept = frames.length - 1;
    for (int i = 0; i < kept; i++) {
      assertEquals(List.of(), responder.respond(octets(frames[i])), what);
      assertEquals(Optional.empty(), responder.lastDrop(), what);
    }
    assertEquals(List.of(), responder.respond(octets(frames[kept])), what);
    assertEquals(Optional.of(reason), responder.lastDrop(), what);
    assertEquals(counted(reason, kept + 1, 0, kept), responder.counters().snapshot(), what);

    responder.reconfigure(SETTINGS);
    assertEquals(1, responder.respond(octets(SENTINEL)).size(), "alive afterwards");
    assertEquals(Optional.empty(), responder.lastDrop());
    assertEquals(counted(reason, kept + 2, 1, kept), responder.counters().snapshot());
  }

  /** What makes the responder look for that reason. */
  private static ResponderSettings settings(DropReason reason) {
    ResponderSettings settings =
        SETTINGS
            .withMtu(68)
            .withEchoCode(EchoCodePolicy.DROP)
            .withOversizedReply(OversizedReplyPolicy.DROP);
    return switch (reason) {
      case ECHO_SWITCHED_OFF -> settings.without(Feature.ECHO);
      case SOURCE_ROUTE_INCOMPLETE, SOURCE_ROUTE_HOP -> settings.with(Feature.SOURCE_ROUTE);
      default -> settings;
    };
  }

  private static CounterSnapshot counted(
      DropReason reason, int received, int answered, int fragments) {
    return new CounterSnapshot(received, answered, Map.of(reason, 1L), 0, 0, fragments, 0, 0);
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
    byte[] reply = only(responder.respond(RequestBuilder.echo().data(new byte[40]).frame()));
    assertEquals(68, reply.length);
  }
}
