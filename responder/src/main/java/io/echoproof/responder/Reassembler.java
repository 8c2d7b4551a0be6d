package io.echoproof.responder;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Puts fragmented datagrams together (RFC 791, section 3.2; RFC 1122, section 3.3.2). A datagram is
 * known by source, destination and identification; the protocol belongs to the key as well, but
 * nothing other than ICMP gets here.
 *
 * <p>Fragments may come in any order, and the same one again. One that overlaps another in any
 * other way, or that contradicts the end that others gave, drops what was received of its datagram:
 * no honest sender does that, and joining it either way has been abused. Nothing is remembered of
 * it: later fragments of the same identification begin a new datagram, so that a forged fragment
 * costs the sender one datagram and not all of that identification for a minute.
 *
 * <p>Memory is bounded. A source that wants more than its share loses its own datagram that made no
 * progress for longest; where all memory is in use, that of anyone goes. So one source's flood of
 * first halves costs nobody else anything, and a flood from forged sources only those whose
 * fragments arrive further apart than the whole memory is filled. Frames that are whole never come
 * here. The time is fixed and counted from the first fragment.
 */
final class Reassembler {
  private static final int ONLY = 0;

  private final FragmentMemory memory;
  private final Reassembly[] reassemblies;
  private final Counters counters;
  private final long secret;
  private final int buckets;
  private final IndexLists byHash;
  private final IndexLists byAge;
  private final IndexLists byProgress;
  private final FragmentShares shares;
  private final int[] free;
  private final int pieces;
  private int freeCount;
  private int sharePieces;
  private long timeoutNanos;
  private int whole = IndexLists.NONE;

  /**
   * @param secret unknown to senders
   */
  Reassembler(ReassemblySettings settings, Counters counters, long secret) {
    this.counters = counters;
    this.secret = secret;
    this.pieces = settings.memory() / FragmentMemory.PIECE;
    this.memory = new FragmentMemory(pieces);
    this.buckets = Integer.highestOneBit(pieces) * 2;
    this.reassemblies = new Reassembly[pieces];
    this.byHash = new IndexLists(pieces, buckets);
    this.byAge = new IndexLists(pieces, 1);
    this.byProgress = new IndexLists(pieces, 1);
    this.shares = new FragmentShares(pieces, buckets, secret);
    this.free = new int[pieces];
    for (int datagram = 0; datagram < pieces; datagram++) {
      reassemblies[datagram] = new Reassembly();
      free[freeCount++] = datagram;
    }
  }

  /** Whether this memory is as large as those settings ask for. */
  boolean fits(ReassemblySettings settings) {
    return settings.memory() / FragmentMemory.PIECE == pieces;
  }

  /** Takes over timeout and share, which must be done before the first fragment. */
  void configure(ReassemblySettings settings) {
    timeoutNanos = settings.timeout().toNanos();
    sharePieces = settings.share() / FragmentMemory.PIECE;
  }

  /** Discards what has waited for too long. */
  void expire(long now) {
    for (int oldest = byAge.first(ONLY);
        oldest != IndexLists.NONE && now - reassemblies[oldest].begun >= timeoutNanos;
        oldest = byAge.first(ONLY)) {
      discard(oldest);
      counters.countReassemblyTimeout();
    }
  }

  /** Whether a datagram waits for fragments. */
  boolean isWaiting() {
    return !byAge.isEmpty(ONLY);
  }

  /**
   * Takes a fragment, whose header is right.
   *
   * @param in big-endian
   * @param offset index of the frame's first octet
   * @param now in nanoseconds
   * @return why the fragment was dropped, or nothing: it was kept, and {@link #isWhole} may be true
   */
  Optional<DropReason> add(ByteBuffer in, int offset, long now) {
    release();
    expire(now);
    int headerLength = Ipv4HeaderCheck.headerLength(in, offset);
    int length = Ipv4HeaderCheck.totalLength(in, offset) - headerLength;
    int flags = in.getShort(offset + Ipv4Fields.FLAGS_AND_FRAGMENT_OFFSET);
    boolean more = (flags & Ipv4Fields.MORE_FRAGMENTS) != 0;
    if (length == 0) {
      return DropReason.FRAGMENT_EMPTY.found();
    }
    if (more && length % Ipv4Fields.FRAGMENT_UNIT != 0) {
      return DropReason.FRAGMENT_LENGTH.found();
    }
    int from = (flags & Ipv4Fields.FRAGMENT_OFFSET_MASK) * Ipv4Fields.FRAGMENT_UNIT;
    int to = from + length;
    int source = in.getInt(offset + Ipv4Fields.SOURCE_OFFSET);
    int destination = in.getInt(offset + Ipv4Fields.DESTINATION_OFFSET);
    int identification =
        Short.toUnsignedInt(in.getShort(offset + Ipv4Fields.IDENTIFICATION_OFFSET));
    int bucket = FragmentHash.of(source, destination, identification, secret) & buckets - 1;
    int datagram = find(bucket, source, destination, identification);
    if (headerLength + to > Ipv4Fields.MAXIMUM_TOTAL_LENGTH) {
      return discard(datagram, DropReason.FRAGMENT_BEYOND_LIMIT);
    }
    if (datagram == IndexLists.NONE) {
      datagram = begin(bucket, source, destination, identification, now);
    }
    Reassembly reassembly = reassemblies[datagram];
    if (reassembly.contradicts(to, more)) {
      return discard(datagram, DropReason.FRAGMENT_CONTRADICTION);
    }
    if (!memory.isFree(reassembly.pieces, from, to)) {
      return memory.holds(reassembly.pieces, from, to, in, offset + headerLength)
          ? DropReason.FRAGMENT_DUPLICATE.found()
          : discard(datagram, DropReason.FRAGMENT_OVERLAP);
    }
    makeRoom(datagram, from, to);
    memory.store(reassembly.pieces, from, to, in, offset + headerLength);
    reassembly.add(in, offset, headerLength, from, to, more);
    return reassembly.isWhole() ? finish(datagram) : Optional.empty();
  }

  private int find(int bucket, int source, int destination, int identification) {
    int datagram = byHash.first(bucket);
    while (datagram != IndexLists.NONE
        && !reassemblies[datagram].is(source, destination, identification)) {
      datagram = byHash.after(datagram);
    }
    return datagram;
  }

  private int begin(int bucket, int source, int destination, int identification, long now) {
    if (freeCount == 0) {
      evict(byProgress.first(ONLY));
    }
    int datagram = free[--freeCount];
    Reassembly reassembly = reassemblies[datagram];
    reassembly.begin(source, destination, identification, now);
    reassembly.shareSlot = shares.enter(source, datagram);
    byHash.append(bucket, datagram);
    byAge.append(ONLY, datagram);
    byProgress.append(ONLY, datagram);
    return datagram;
  }

  /**
   * The datagram at hand goes to the end of both queues first, so that it is not what is evicted.
   */
  private void makeRoom(int datagram, int from, int to) {
    Reassembly reassembly = reassemblies[datagram];
    byProgress.remove(datagram);
    byProgress.append(ONLY, datagram);
    shares.touch(reassembly.shareSlot, datagram);
    int last = (to - 1) / FragmentMemory.PIECE;
    for (int place = from / FragmentMemory.PIECE; place <= last; place++) {
      if (reassembly.pieces[place] == FragmentMemory.NONE) {
        if (shares.used(reassembly.shareSlot) >= sharePieces) {
          evict(shares.oldest(reassembly.shareSlot));
        }
        if (memory.isExhausted()) {
          evict(byProgress.first(ONLY));
        }
        reassembly.pieces[place] = memory.take();
        shares.use(reassembly.shareSlot);
      }
    }
  }

  private Optional<DropReason> finish(int datagram) {
    Optional<DropReason> fault = reassemblies[datagram].fault();
    if (fault.isPresent()) {
      discard(datagram);
      return fault;
    }
    unlink(datagram);
    whole = datagram;
    return Optional.empty();
  }

  /** Whether the fragment that came last made a datagram whole. */
  boolean isWhole() {
    return whole != IndexLists.NONE;
  }

  /** The datagram that became whole, until {@link #release} or the next fragment. */
  Reassembly whole() {
    return reassemblies[whole];
  }

  /** Where its octets are. */
  FragmentMemory memory() {
    return memory;
  }

  /** Gives the memory of the datagram that became whole back; it may be gone already. */
  void release() {
    if (whole != IndexLists.NONE) {
      giveBack(whole);
      whole = IndexLists.NONE;
    }
  }

  private void evict(int datagram) {
    discard(datagram);
    counters.countReassemblyEviction();
  }

  private Optional<DropReason> discard(int datagram, DropReason reason) {
    if (datagram != IndexLists.NONE) {
      discard(datagram);
    }
    return reason.found();
  }

  private void discard(int datagram) {
    unlink(datagram);
    giveBack(datagram);
  }

  private void unlink(int datagram) {
    byHash.remove(datagram);
    byAge.remove(datagram);
    byProgress.remove(datagram);
    Reassembly reassembly = reassemblies[datagram];
    int count = 0;
    for (int piece : reassembly.pieces) {
      count += piece == FragmentMemory.NONE ? 0 : 1;
    }
    shares.leave(reassembly.shareSlot, datagram, count);
  }

  private void giveBack(int datagram) {
    for (int piece : reassemblies[datagram].pieces) {
      if (piece != FragmentMemory.NONE) {
        memory.give(piece);
      }
    }
    free[freeCount++] = datagram;
  }
}
