package io.echoproof.responder;

import static io.echoproof.responder.Wire.SETTINGS;
import static io.echoproof.responder.Wire.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two responders, each of which gets what the other sends: there is never an answer to one. */
class BackToBackTest {
  private static final int FRAMES = 100_000;

  private static ResponderSettings everything(String own) {
    ResponderSettings settings = ResponderSettings.of(address(own), 24).withMtu(576);
    for (Feature feature : Feature.values()) {
      settings = settings.with(feature);
    }
    return settings;
  }

  @ParameterizedTest
  @CsvSource({"192.0.2.1, 192.0.2.2", "192.0.2.1, 192.0.2.1", "192.0.2.1, 198.51.100.7"})
  void fallSilentAfterEveryFrame(String one, String two) {
    EchoResponder first = new EchoResponder(everything(one));
    EchoResponder second = new EchoResponder(everything(two));
    FuzzFrames frames = new FuzzFrames(16);
    int answered = 0;
    for (int i = 0; i < FRAMES; i++) {
      frames.next();
      byte[] frame = Arrays.copyOf(frames.frame(), frames.length());
      List<byte[]> replies = first.respond(frame);
      answered += replies.isEmpty() ? 0 : 1;
      assertEquals(List.of(), passed(replies, second));
    }
    assertTrue(answered > FRAMES / 20, answered + " answered");
  }

  /** What a responder makes of all that another one sent. */
  private static List<byte[]> passed(List<byte[]> frames, EchoResponder to) {
    List<byte[]> replies = new ArrayList<>();
    frames.forEach(frame -> replies.addAll(to.respond(frame)));
    return replies;
  }

  @Test
  void aRequestFromOneToTheOtherIsAnsweredOnce() {
    EchoResponder first = new EchoResponder(SETTINGS);
    EchoResponder second = new EchoResponder(ResponderSettings.of(address("192.0.2.2"), 24));
    List<byte[]> replies = first.respond(Wire.octets(Wire.SENTINEL));
    assertEquals(1, replies.size());
    assertEquals(List.of(), passed(replies, second));
    assertEquals(1, second.counters().dropped(DropReason.ICMP_NOT_ECHO_REQUEST));
  }
}
