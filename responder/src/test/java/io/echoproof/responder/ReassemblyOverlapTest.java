package io.echoproof.responder;

import static io.echoproof.responder.FragmentedFrame.piece;
import static io.echoproof.responder.RequestBuilder.echo;
import static io.echoproof.responder.Wire.SETTINGS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Overlaps at every eighth octet of a fragment that spans several pieces of memory. */
class ReassemblyOverlapTest {
  private static final int FROM = 8;
  private static final int TO = FROM + 5000;
  private static final int END = 6000;
  private static final Optional<DropReason> KEPT = Optional.empty();
  private static final Optional<DropReason> OVERLAP = Optional.of(DropReason.FRAGMENT_OVERLAP);
  private static final Optional<DropReason> DUPLICATE = Optional.of(DropReason.FRAGMENT_DUPLICATE);

  private final EchoResponder responder = new EchoResponder(SETTINGS);

  private static byte[] request(int identification) {
    byte[] data = new byte[END - 8];
    new Random(identification).nextBytes(data);
    return echo().identification(identification).data(data).frame();
  }

  private Optional<DropReason> add(byte[] fragment) {
    assertEquals(List.of(), responder.respond(fragment));
    return responder.lastDrop();
  }

  private static Optional<DropReason> expected(int at) {
    return at >= FROM && at < TO ? OVERLAP : KEPT;
  }

  @Test
  void aSmallOneFirst() {
    for (int at = 0; at < END; at += 8) {
      byte[] request = request(at);
      assertEquals(KEPT, add(piece(request, at, at + 8, true)));
      assertEquals(expected(at), add(piece(request, FROM, TO, true)), "at " + at);
    }
  }

  @Test
  void aLargeOneFirst() {
    for (int at = 0; at < END; at += 8) {
      byte[] request = request(at);
      assertEquals(KEPT, add(piece(request, FROM, TO, true)));
      assertEquals(expected(at), add(piece(request, at, at + 8, true)), "at " + at);
    }
  }

  @Test
  void theSameAgainWithAnotherOctet() {
    byte[] fragment = piece(request(1), FROM, TO, true);
    for (int at = 20; at < fragment.length; at += 7) {
      assertEquals(KEPT, add(fragment));
      assertEquals(DUPLICATE, add(fragment));
      byte[] other = fragment.clone();
      other[at] ^= 1;
      assertEquals(OVERLAP, add(other), "at " + at);
    }
  }

  @Test
  void theSameAgainBetweenOthers() {
    byte[] request = request(1);
    byte[] fragment = piece(request, FROM, TO, true);
    assertEquals(KEPT, add(piece(request, 0, FROM, true)));
    assertEquals(KEPT, add(piece(request, TO, TO + 8, true)));
    assertEquals(KEPT, add(fragment));
    assertEquals(DUPLICATE, add(fragment));
    assertEquals(5, responder.respond(piece(request, TO + 8, END, false)).size(), "frames");
  }
}
