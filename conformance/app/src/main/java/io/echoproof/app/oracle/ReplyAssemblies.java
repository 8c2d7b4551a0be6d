package io.echoproof.app.oracle;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.Ipv4Layout;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Puts the target's fragments together. They come from one sender over one link, so they may come
 * in any order but have to fit: no overlap, no gap, no length that is no multiple of 8 but the
 * last.
 */
final class ReplyAssemblies {
  private static final class Parts {
    byte[] data = new byte[4096];
    final BitSet taken = new BitSet();
    int received;
    int end = -1;
    int tos;
    int parts;
    byte[] options = new byte[0];
  }

  /** Numbers at random may be equal once or twice. */
  private static final int EQUAL_AT_MOST = 3;

  private final Map<Long, Parts> pending = new HashMap<>();
  private int lastPeer;
  private int lastIdentification;
  private int equal;

  int incomplete() {
    return pending.size();
  }

  void forget() {
    pending.clear();
  }

  /** Takes a fragment; the reply becomes whole with the last one. */
  Disagreement add(byte[] f, Reply reply) {
    int flags = BigEndian.u16(f, Ipv4Layout.FLAGS_AND_OFFSET);
    int start = (flags & Ipv4Layout.OFFSET_MASK) * Ipv4Layout.OFFSET_UNIT;
    boolean last = (flags & Ipv4Layout.MORE_FRAGMENTS) == 0;
    int length = reply.messageLength;
    if (length == 0 || (!last && length % Ipv4Layout.OFFSET_UNIT != 0)) {
      return wrong("a fragment with " + length + " octets of data");
    }
    long key = DatagramKey.of(f, 0);
    Parts parts = pending.computeIfAbsent(key, k -> new Parts());
    if (parts.parts > 0 && parts.tos != reply.tos) {
      return wrong("fragments of TOS " + parts.tos + " and " + reply.tos);
    }
    parts.tos = reply.tos;
    parts.parts++;
    if (start == 0) {
      parts.options = Arrays.copyOfRange(f, Ipv4Layout.OPTIONS, reply.messageFrom);
    }
    if (!store(parts, start, length, reply)) {
      return wrong("fragments overlap");
    }
    if (last) {
      if (parts.end >= 0) {
        return wrong("two last fragments");
      }
      parts.end = start + length;
    }
    if (parts.end >= 0 && parts.taken.length() > parts.end) {
      return wrong("a fragment behind the last");
    }
    if (parts.received == parts.end) {
      pending.remove(key);
      // Options that are not copied are in the first fragment only (RFC 791, section 3.1).
      reply.options = parts.options;
      reply.optionsFrom = 0;
      reply.optionsLength = parts.options.length;
      reply.message = parts.data;
      reply.messageFrom = 0;
      reply.messageLength = parts.end;
      reply.whole = true;
      return identification(reply.destination, BigEndian.u16(f, Ipv4Layout.IDENTIFICATION));
    }
    return Disagreement.NONE;
  }

  /** RFC 6864, section 4.3: one that was sent a moment ago may still be under way. */
  private Disagreement identification(int peer, int identification) {
    equal = peer == lastPeer && identification == lastIdentification ? equal + 1 : 1;
    lastPeer = peer;
    lastIdentification = identification;
    return equal <= EQUAL_AT_MOST
        ? Disagreement.NONE
        : Disagreement.wrong(
            "FRG-33", equal + " fragmented replies one after the other have the same ID");
  }

  /** Whether none of its octets was there. */
  private static boolean store(Parts parts, int start, int length, Reply reply) {
    int taken = parts.taken.nextSetBit(start);
    if (taken >= 0 && taken < start + length) {
      return false;
    }
    parts.taken.set(start, start + length);
    if (parts.data.length < start + length) {
      byte[] larger = new byte[Math.max(start + length, 2 * parts.data.length)];
      System.arraycopy(parts.data, 0, larger, 0, parts.data.length);
      parts.data = larger;
    }
    System.arraycopy(reply.message, reply.messageFrom, parts.data, start, length);
    parts.received += length;
    return true;
  }

  private static Disagreement wrong(String what) {
    return Disagreement.wrong("FRG-32", what);
  }
}
