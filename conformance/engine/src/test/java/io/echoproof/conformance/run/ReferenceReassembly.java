package io.echoproof.conformance.run;

import static io.echoproof.conformance.run.Net.headerLength;
import static io.echoproof.conformance.run.Net.s32;
import static io.echoproof.conformance.run.Net.u16;
import static io.echoproof.conformance.run.Net.u8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Reassembly written from RFC 791, section 3.2, RFC 1122, section 3.3.2 and RFC 3168, section 5.3.
 * A datagram whose fragments contradict each other is given up as a whole; of two equal fragments
 * one counts.
 */
final class ReferenceReassembly {
  private static final int MOST_PENDING = 1_024;
  private static final int LARGEST = 65_535;
  private static final int MORE = 0x2000;
  private static final int TOS = 1;
  private static final int CE = 3;

  /** A piece of a datagram, with the header of its own frame. */
  private static final class Piece {
    private final int from;
    private final byte[] data;
    private final boolean last;
    private final byte[] header;

    Piece(byte[] frame) {
      int flagsAndOffset = u16(frame, Net.FLAGS);
      from = (flagsAndOffset & 0x1FFF) * 8;
      last = (flagsAndOffset & MORE) == 0;
      header = Arrays.copyOf(frame, headerLength(frame));
      data = Arrays.copyOfRange(frame, header.length, u16(frame, Net.TOTAL_LENGTH));
    }

    int to() {
      return from + data.length;
    }
  }

  private record Key(int source, int destination, int protocol, int identification) {}

  /** A datagram that waits, since when and how long at most. */
  private static final class Pending {
    private final List<Piece> pieces = new ArrayList<>();
    private long since;
    private final long nanos;

    Pending(long since, long nanos) {
      this.since = since;
      this.nanos = nanos;
    }
  }

  /** How the time until a datagram is given up is counted. */
  enum Timer {
    FIXED,
    NONE,
    RESTARTED,
    FROM_TTL
  }

  private static final long TIMEOUT = 60_000_000_000L;
  private static final long SECOND = 1_000_000_000L;

  private final LongSupplier nanoTime;
  private final Timer timer;
  private final Map<Key, Pending> pending = new LinkedHashMap<>();

  /** Gives up after a fixed time. */
  ReferenceReassembly(LongSupplier nanoTime) {
    this(nanoTime, Timer.FIXED);
  }

  ReferenceReassembly(LongSupplier nanoTime, Timer timer) {
    this.nanoTime = nanoTime;
    this.timer = timer;
  }

  private long timeout(byte[] frame) {
    return switch (timer) {
      case FIXED, RESTARTED -> TIMEOUT;
      case NONE -> Long.MAX_VALUE;
      case FROM_TTL -> Math.max(15, u8(frame, Net.TTL)) * SECOND;
    };
  }

  /**
   * Takes a frame with a sound header.
   *
   * @return the datagram in one frame when it is complete: its header is that of the first fragment
   */
  Optional<byte[]> accept(byte[] frame) {
    if ((u16(frame, Net.FLAGS) & 0x3FFF) == 0) {
      return Optional.of(Arrays.copyOf(frame, u16(frame, Net.TOTAL_LENGTH)));
    }
    Key key =
        new Key(
            s32(frame, Net.SOURCE),
            s32(frame, Net.DESTINATION),
            u8(frame, Net.PROTOCOL),
            u16(frame, Net.IDENTIFICATION));
    Piece piece = new Piece(frame);
    long now = nanoTime.getAsLong();
    pending.values().removeIf(p -> now - p.since > p.nanos);
    Pending waiting = pending.computeIfAbsent(key, k -> new Pending(now, timeout(frame)));
    waiting.since = timer == Timer.RESTARTED ? now : waiting.since;
    List<Piece> pieces = waiting.pieces;
    if (!fits(pieces, piece)) {
      pending.remove(key);
      return Optional.empty();
    }
    Optional<byte[]> whole = join(pieces);
    if (whole.isPresent()) {
      pending.remove(key);
      return whole.filter(w -> w.length > 0);
    }
    if (pending.size() > MOST_PENDING) {
      pending.remove(pending.keySet().iterator().next());
    }
    return Optional.empty();
  }

  /** Adds a piece; answers whether it agrees with what is there. */
  private static boolean fits(List<Piece> pieces, Piece piece) {
    if (piece.to() + piece.header.length > LARGEST
        || (!piece.last && piece.data.length % 8 != 0)
        || piece.data.length == 0) {
      return false;
    }
    for (Piece other : pieces) {
      if (other.from == piece.from && Arrays.equals(other.data, piece.data)) {
        return other.last == piece.last;
      }
      boolean overlap = piece.from < other.to() && other.from < piece.to();
      boolean behindTheEnd =
          (other.last && piece.from >= other.to()) || (piece.last && other.from >= piece.to());
      if (overlap || behindTheEnd) {
        return false;
      }
    }
    pieces.add(piece);
    return true;
  }

  /** The datagram when no piece is missing; empty octets when its ECN fields forbid it. */
  private static Optional<byte[]> join(List<Piece> pieces) {
    List<Piece> sorted = pieces.stream().sorted((a, b) -> Integer.compare(a.from, b.from)).toList();
    int end = 0;
    for (Piece piece : sorted) {
      if (piece.from != end) {
        return Optional.empty();
      }
      end = piece.to();
    }
    if (!sorted.get(sorted.size() - 1).last) {
      return Optional.empty();
    }
    boolean marked = sorted.stream().anyMatch(p -> (p.header[TOS] & CE) == CE);
    boolean notCapable = sorted.stream().anyMatch(p -> (p.header[TOS] & CE) == 0);
    if (marked && notCapable) {
      return Optional.of(new byte[0]);
    }
    byte[] header = sorted.get(0).header;
    byte[] whole = Arrays.copyOf(header, header.length + end);
    for (Piece piece : sorted) {
      System.arraycopy(piece.data, 0, whole, header.length + piece.from, piece.data.length);
    }
    whole[TOS] |= (byte) (marked ? CE : 0);
    Net.put16(whole, Net.TOTAL_LENGTH, whole.length);
    Net.put16(whole, Net.FLAGS, u16(whole, Net.FLAGS) & ~MORE);
    return Optional.of(whole);
  }
}
