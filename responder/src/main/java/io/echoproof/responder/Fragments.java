package io.echoproof.responder;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** A responder's fragments. Their memory is taken when the first one arrives, not before. */
final class Fragments {
  private final Counters counters;
  private final ResponderClock clock;
  private Optional<Reassembler> reassembler = Optional.empty();

  Fragments(Counters counters, ResponderClock clock) {
    this.counters = counters;
    this.clock = clock;
  }

  /** As {@link Reassembler#add}. */
  Optional<DropReason> add(ByteBuffer in, int offset, ReassemblySettings settings) {
    if (reassembler.isEmpty() || !reassembler.get().fits(settings)) {
      long secret = ThreadLocalRandom.current().nextLong();
      reassembler = Optional.of(new Reassembler(settings, counters, secret));
    }
    Reassembler present = reassembler.get();
    present.configure(settings);
    return present.add(in, offset, clock.nanoTime());
  }

  /** Discards what has waited for too long. */
  void expire() {
    if (reassembler.isPresent() && reassembler.get().isWaiting()) {
      reassembler.get().expire(clock.nanoTime());
    }
  }

  /** Whether the fragment that came last made a datagram whole. */
  boolean isWhole() {
    return reassembler.get().isWhole();
  }

  /** The datagram that became whole. */
  Reassembly whole() {
    return reassembler.get().whole();
  }

  /** What the datagram's octets lie in, big-endian. */
  ByteBuffer octets() {
    return reassembler.get().memory().octets();
  }

  /** Where the datagram's first octet is in it; the first 2048 are in a row. */
  int firstOctet() {
    return whole().pieces[0] * FragmentMemory.PIECE;
  }

  /** The sum, not folded, over a part of the datagram; {@code from} is even. */
  long sum(int from, int length) {
    return reassembler.get().memory().sum(whole().pieces, from, length);
  }

  /** Copies a part of the datagram. */
  void copy(int from, int length, ByteBuffer out, int outOffset) {
    reassembler.get().memory().copy(whole().pieces, from, length, out, outOffset);
  }
}
