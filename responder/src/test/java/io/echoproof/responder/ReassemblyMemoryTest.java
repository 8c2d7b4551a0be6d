package io.echoproof.responder;

import static io.echoproof.responder.FragmentedFrame.piece;
import static io.echoproof.responder.RequestBuilder.echo;
import static io.echoproof.responder.Wire.SETTINGS;
import static io.echoproof.responder.Wire.expectedReply;
import static io.echoproof.responder.Wire.icmpHex;
import static io.echoproof.responder.Wire.only;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who has to give way when the memory for fragments, or one source's share of it, is full. */
class ReassemblyMemoryTest {
  private static final int PIECE = 2048;

  /** As many pieces as the smallest share has. */
  private static final int SHARE = 32;

  private static final int LEAST = SHARE * PIECE;
  private static final String X = "c0000263";
  private static final String Y = "c0000264";

  private final EchoResponder responder = new EchoResponder(SETTINGS.withMtu(65_535));

  private static byte[] request(String source, int identification) {
    byte[] data = new byte[3 * PIECE];
    data[data.length - 1] = (byte) identification;
    return echo().source(source).identification(identification).data(data).frame();
  }

  private void memory(int pieces) {
    responder.reconfigure(
        SETTINGS
            .withMtu(65_535)
            .withReassembly(ReassemblySettings.DEFAULT.withMemory(pieces * PIECE, LEAST)));
  }

  private void assertKept(byte[] fragment) {
    assertEquals(List.of(), responder.respond(fragment));
    assertEquals(Optional.empty(), responder.lastDrop());
  }

  /** First halves, one piece of memory each. */
  private void begin(String source, int identification, int count) {
    for (int i = 0; i < count; i++) {
      assertKept(piece(request(source, identification + i), 0, PIECE, true));
    }
  }

  private void assertEvictions(long count) {
    assertEquals(count, responder.counters().reassemblyEvictions(), "evictions");
  }

  /** The rest of a datagram whose first octets were kept: they must still be there. */
  private void assertCompletes(byte[] request, int from) {
    byte[] reply = only(responder.respond(piece(request, from, request.length - 20, false)));
    assertEquals(icmpHex(expectedReply(request, 0)), icmpHex(reply));
  }

  @Test
  void aFragmentThatFillsAPieceTakesNoMore() {
    memory(SHARE);
    begin(X, 0, SHARE);
    assertEvictions(0);
    begin(X, SHARE, 1);
    assertEvictions(1);
  }

  @Test
  void aSourcesShareIsItsOwnLimit() {
    memory(2 * SHARE);
    begin(X, 0, SHARE);
    begin(Y, 0, SHARE);
    assertEvictions(0);
    begin(X, SHARE, 1);
    assertEvictions(1);
    assertCompletes(request(Y, 0), PIECE);
  }

  @Test
  void ofOneSourceWhatMadeProgressStays() {
    memory(2 * SHARE);
    assertKept(piece(request(X, 0), 0, 8, true));
    begin(X, 1, SHARE - 1);
    assertKept(piece(request(X, 0), 8, 16, true));
    begin(X, SHARE, 1);
    assertEvictions(1);
    // The second one went: its first half again is no duplicate.
    begin(X, 1, 1);
    assertEvictions(2);
    assertCompletes(request(X, 0), 16);
  }

  @Test
  void ofAllSourcesWhatMadeProgressStays() {
    memory(SHARE);
    assertKept(piece(request(X, 0), 0, 8, true));
    begin(Y, 1, SHARE - 1);
    assertKept(piece(request(X, 0), 8, 16, true));
    begin("c0000265", SHARE, 1);
    assertEvictions(1);
    begin(Y, 1, 1);
    assertEvictions(2);
    assertCompletes(request(X, 0), 16);
  }

  /** The queue is still in order when a place in it is used again. */
  @Test
  void whatWasCompletedInBetweenLeavesTheOrderAsItWas() {
    memory(SHARE);
    begin(X, 0, 3);
    assertCompletes(request(X, 1), PIECE);
    assertKept(piece(request(X, 0), PIECE, PIECE + 8, true));
    begin(X, 3, 1);
    assertCompletes(request(X, 2), PIECE);
    // Two pieces, one, and 29: the memory is full, and the first one waits longest.
    begin(Y, 0, SHARE - 3);
    assertEvictions(0);
    begin("c0000265", 0, 1);
    assertEvictions(1);
    for (byte[] kept : List.of(request(X, 3), request(Y, 0), request(Y, SHARE - 4))) {
      assertEquals(List.of(), responder.respond(piece(kept, 0, PIECE, true)));
      assertEquals(Optional.of(DropReason.FRAGMENT_DUPLICATE), responder.lastDrop());
    }
    begin(X, 0, 1);
    assertEvictions(1);
  }

  @Test
  void whatIsAtHandDoesNotGiveWayToItself() {
    memory(SHARE);
    begin(X, 0, SHARE);
    assertCompletes(request(X, 0), PIECE);
    // Three pieces more were needed, for 6152 octets, and then all four came back.
    assertEvictions(3);
    begin(X, SHARE, 4);
    assertEvictions(3);
    begin(X, SHARE + 4, 1);
    assertEvictions(4);
  }

  @Test
  void whatWasCompletedAtOnceIsForgotten() {
    memory(SHARE);
    for (int i = 0; i < 4 * SHARE; i++) {
      assertKept(piece(request(X, i), 0, PIECE, true));
      assertCompletes(request(X, i), PIECE);
    }
    assertEvictions(0);
  }

  @Test
  void aSourceThatWasAnsweredHasItsShareAnew() {
    memory(2 * SHARE);
    begin(X, 0, 1);
    assertCompletes(request(X, 0), PIECE);
    begin(X, 1, 1);
    begin(Y, 0, SHARE + 1);
    assertEvictions(1);
    assertCompletes(request(X, 1), PIECE);
    begin(X, 2, SHARE);
    assertEvictions(1);
  }

  @Test
  void whatIsDroppedWhenItIsWholeIsForgottenToo() {
    memory(SHARE);
    byte[] request = request(X, 7);
    byte[] marked = piece(request, PIECE, request.length - 20, false);
    marked[1] = 3;
    for (int i = 0; i < SHARE; i++) {
      assertKept(piece(request, 0, PIECE, true));
      assertEquals(List.of(), responder.respond(FragmentedFrame.repaired(marked)));
      assertEquals(Optional.of(DropReason.FRAGMENT_ECN), responder.lastDrop());
    }
    assertKept(piece(request, 0, PIECE, true));
    assertCompletes(request, PIECE);
    begin(X, 8, SHARE);
    assertEvictions(0);
  }

  @Test
  void whatWasCompletedDoesNotCountForWhatWaits() {
    memory(2 * SHARE);
    begin(X, 0, 1);
    for (int i = 1; i < 2 * SHARE; i++) {
      begin(X, i, 1);
      assertCompletes(request(X, i), PIECE);
    }
    begin(X, 2 * SHARE, SHARE - 1);
    assertEvictions(0);
    begin(X, 3 * SHARE, 1);
    assertEvictions(1);
  }

  @Test
  void anotherSizeOfTheMemoryHoldsFromTheNextFragmentOn() {
    begin(X, 0, 1);
    memory(SHARE);
    begin(X, 1, SHARE / 2);
    begin(Y, 1, SHARE / 2);
    assertEvictions(0);
    begin(Y, SHARE, 1);
    assertEvictions(1);
  }

  @Test
  void aPieceThatIsTakenAgainLeavesItsNeighboursAlone() {
    begin(X, 0, 5);
    assertCompletes(request(X, 4), PIECE);
    assertCompletes(request(X, 1), PIECE);
    begin(X, 5, 5);
    for (int identification : new int[] {0, 2, 3, 5, 6, 7, 8, 9}) {
      byte[] again = piece(request(X, identification), 0, PIECE, true);
      assertEquals(List.of(), responder.respond(again));
      assertEquals(Optional.of(DropReason.FRAGMENT_DUPLICATE), responder.lastDrop());
    }
    assertCompletes(request(X, 0), PIECE);
  }
}
