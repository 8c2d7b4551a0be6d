package io.echoproof.conformance.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.packet.Octets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryLinkTest {
  private static final Octets ONE = Octets.ofInts(1);
  private static final Octets TWO = Octets.ofInts(2);

  private static List<Octets> received(Link link) {
    List<Octets> frames = new ArrayList<>();
    int count = link.receive((frame, nanoTime) -> frames.add(frame), Duration.ZERO);
    assertEquals(frames.size(), count);
    return frames;
  }

  @Test
  void whatTheStackSendsIsThereWhenSendReturns() {
    MemoryLink link =
        new MemoryLink(
            (frame, out) -> {
              out.accept(frame);
              out.accept(TWO);
            },
            "twice");
    assertTrue(link.isSynchronous());
    link.send(ONE);
    assertEquals(List.of(ONE, TWO), received(link));
    assertEquals(List.of(), received(link));
  }

  @Test
  void arrivalsAreStampedWhenTheyAreSent() {
    MemoryLink link = new MemoryLink((frame, out) -> out.accept(frame), "echo");
    long before = System.nanoTime();
    link.send(ONE);
    long after = System.nanoTime();
    link.receive(
        (frame, nanoTime) -> assertTrue(nanoTime - before >= 0 && after - nanoTime >= 0),
        Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {IndexOutOfBoundsException.class, AssertionError.class, StackOverflowError.class})
  void aStackThatThrowsIsDeadUntilItIsRevived(Class<? extends Throwable> death) {
    MemoryLink link =
        new MemoryLink(
            (frame, out) -> {
              out.accept(frame);
              if (frame.equals(ONE)) {
                throwUnchecked(death);
              }
            },
            "dies of 01");
    link.send(ONE);
    assertEquals(List.of(ONE), received(link), "what it sent before it died");
    link.send(TWO);
    assertEquals(List.of(), received(link));
    link.revive();
    link.send(TWO);
    assertEquals(List.of(TWO), received(link));
  }

  private static void throwUnchecked(Class<? extends Throwable> type) {
    if (type == AssertionError.class) {
      throw new AssertionError();
    }
    if (type == StackOverflowError.class) {
      throw new StackOverflowError();
    }
    throw new IndexOutOfBoundsException();
  }

  @Test
  void everythingIsCarriedThatIsAFrame() {
    EnumSet<Carriage> missing = EnumSet.allOf(Carriage.class);
    missing.removeAll(new MemoryLink((frame, out) -> {}, "deaf").carries());
    assertEquals(
        EnumSet.of(Carriage.PACKET_INFORMATION, Carriage.OPERATING_SYSTEM, Carriage.SYSTEM_PING),
        missing);
  }

  @Test
  void aLabelCantBeGiven() {
    MemoryLink link = new MemoryLink((frame, out) -> {}, "deaf");
    assertEquals(
        "the link memory has no packet-information header",
        assertThrows(LinkException.class, () -> link.sendLabelled(ONE, 0x86DD)).getMessage());
  }

  @Test
  void closingDropsWhatWasNotTaken() {
    MemoryLink link = new MemoryLink((frame, out) -> out.accept(frame), "echo");
    link.send(ONE);
    link.close();
    link.close();
    assertEquals(List.of(), received(link));
  }
}
