package io.echoproof.responder;

/**
 * How many pieces of the fragment memory each source address has, and for which datagrams, the one
 * that waits longest for progress first.
 */
final class FragmentShares {
  private final int buckets;
  private final long secret;
  private final int[] address;
  private final int[] used;
  private final IndexLists byHash;
  private final IndexLists datagrams;
  private final int[] free;
  private int freeCount;

  /**
   * @param datagrams the most that are waited for at once
   * @param buckets a power of two
   */
  FragmentShares(int datagrams, int buckets, long secret) {
    this.buckets = buckets;
    this.secret = secret;
    this.address = new int[datagrams];
    this.used = new int[datagrams];
    this.byHash = new IndexLists(datagrams, buckets);
    this.datagrams = new IndexLists(datagrams, datagrams);
    this.free = new int[datagrams];
    for (int slot = 0; slot < datagrams; slot++) {
      free[freeCount++] = slot;
    }
  }

  /** Enters a new datagram from that source. Returns the source's slot. */
  int enter(int source, int datagram) {
    int bucket = FragmentHash.of(source, secret) & buckets - 1;
    int slot = byHash.first(bucket);
    while (slot != IndexLists.NONE && address[slot] != source) {
      slot = byHash.after(slot);
    }
    if (slot == IndexLists.NONE) {
      slot = free[--freeCount];
      address[slot] = source;
      used[slot] = 0;
      byHash.append(bucket, slot);
    }
    datagrams.append(slot, datagram);
    return slot;
  }

  /** A datagram made progress: it is the last of its source to go. */
  void touch(int slot, int datagram) {
    datagrams.remove(datagram);
    datagrams.append(slot, datagram);
  }

  /** Takes a datagram out, and with it the pieces it had. */
  void leave(int slot, int datagram, int pieces) {
    datagrams.remove(datagram);
    used[slot] -= pieces;
    if (datagrams.isEmpty(slot)) {
      byHash.remove(slot);
      free[freeCount++] = slot;
    }
  }

  int used(int slot) {
    return used[slot];
  }

  void use(int slot) {
    used[slot]++;
  }

  /** The datagram of that source that made progress longest ago. */
  int oldest(int slot) {
    return datagrams.first(slot);
  }
}
