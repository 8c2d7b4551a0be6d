package io.echoproof.responder;

import static io.echoproof.responder.FragmentedFrame.piece;
import static io.echoproof.responder.RequestBuilder.echo;
import static io.echoproof.responder.Wire.SETTINGS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReassemblyTimeTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration MOMENT = Duration.ofNanos(1);

  private final FakeClock clock = new FakeClock();
  private final EchoResponder responder = new EchoResponder(SETTINGS, clock);
  private final byte[] request = echo().data(new byte[24]).frame();

  @Test
  void justInTime() {
    responder.respond(piece(request, 0, 16, true));
    clock.pass(TIMEOUT.minus(MOMENT));
    responder.expire();
    assertEquals(1, responder.respond(piece(request, 16, 32, false)).size());
    assertEquals(0, responder.counters().reassemblyTimeouts());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 255})
  void tooLateWhateverTheTtl(int ttl) {
    byte[] frame = echo().ttl(ttl).data(new byte[24]).frame();
    responder.respond(piece(frame, 0, 16, true));
    clock.pass(TIMEOUT);
    assertEquals(List.of(), responder.respond(piece(frame, 16, 32, false)));
    assertEquals(1, responder.counters().reassemblyTimeouts());
    // The late half is the first of another datagram, with a time of its own.
    clock.pass(TIMEOUT.minus(MOMENT));
    assertEquals(1, responder.respond(piece(frame, 0, 16, true)).size());
  }

  @Test
  void progressDoesNotRestartIt() {
    responder.respond(piece(request, 0, 8, true));
    clock.pass(TIMEOUT.minus(MOMENT));
    responder.respond(piece(request, 8, 16, true));
    clock.pass(MOMENT);
    assertEquals(List.of(), responder.respond(piece(request, 16, 32, false)));
    assertEquals(1, responder.counters().reassemblyTimeouts());
  }

  @Test
  void expiresWithoutAnotherFrame() {
    for (int identification = 0; identification < 10; identification++) {
      byte[] frame = echo().identification(identification).data(new byte[24]).frame();
      responder.respond(piece(frame, 0, 16, true));
      clock.pass(Duration.ofSeconds(10));
    }
    responder.expire();
    assertEquals(5, responder.counters().reassemblyTimeouts());
    clock.pass(TIMEOUT);
    responder.expire();
    assertEquals(10, responder.counters().reassemblyTimeouts());
    responder.expire();
    assertEquals(10, responder.counters().reassemblyTimeouts());
  }

  @Test
  void anotherTimeoutHoldsForWhatWaitsToo() {
    responder.respond(piece(request, 0, 16, true));
    responder.reconfigure(
        SETTINGS.withReassembly(ReassemblySettings.DEFAULT.withTimeout(Duration.ofSeconds(1))));
    clock.pass(Duration.ofSeconds(1));
    assertEquals(List.of(), responder.respond(piece(request, 16, 32, false)));
  }
}
