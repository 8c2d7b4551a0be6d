package io.echoproof.responder;

import static io.echoproof.responder.Wire.naiveSum;
import static io.echoproof.responder.Wire.u16;

/**
 * What a frame allows a responder at 192.0.2.1/24 to do, read off its octets apart from the
 * responder. It knows the addresses and checksums, counts what came in fragments, and leaves open
 * what becomes of options.
 */
final class FuzzOracle {
  /** What must happen. */
  enum Verdict {
    SILENCE,
    REPLY,
    EITHER
  }

  private static final int KEYS = 1 << 16;

  private final ResponderSettings settings;

  // Octets that came in fragments and were not answered, by a hash of the key: keys that fall
  // together only allow more.
  private final long[] fragmentOctets;

  private int messageOffset;
  private int messageLength;
  private boolean fragment;
  private int key;

  FuzzOracle(ResponderSettings settings) {
    this(settings, new long[KEYS]);
  }

  private FuzzOracle(ResponderSettings settings, long[] fragmentOctets) {
    this.settings = settings;
    this.fragmentOctets = fragmentOctets;
  }

  /** One for other settings that remembers the same fragments. */
  FuzzOracle with(ResponderSettings other) {
    return new FuzzOracle(other, fragmentOctets);
  }

  /** Looks at a frame, which counts as received. */
  Verdict read(byte[] frame, int length) {
    fragment = false;
    if (!isHeaderRight(frame, length)
        || !isForUs(u32(frame, 16))
        || !canBeAnswered(u32(frame, 12))
        || frame[9] != 1) {
      return Verdict.SILENCE;
    }
    messageOffset = (frame[0] & 0x0F) * 4;
    messageLength = u16(frame, 2) - messageOffset;
    if ((u16(frame, 6) & 0x3FFF) != 0) {
      fragment = true;
      key = (u32(frame, 12) * 31 + u32(frame, 16)) * 31 + u16(frame, 4) & KEYS - 1;
      fragmentOctets[key] += messageLength;
      return Verdict.EITHER;
    }
    if (!isMessageRight(frame)) {
      return Verdict.SILENCE;
    }
    return messageOffset == 20 ? Verdict.REPLY : Verdict.EITHER;
  }

  private static boolean isHeaderRight(byte[] frame, int length) {
    if (length < 20 || (frame[0] & 0xF0) != 0x40) {
      return false;
    }
    int headerLength = (frame[0] & 0x0F) * 4;
    return headerLength >= 20
        && headerLength <= length
        && naiveSum(frame, 0, headerLength) == 0xFFFF
        && u16(frame, 2) >= headerLength
        && u16(frame, 2) <= length;
  }

  private boolean isForUs(int address) {
    boolean broadcast = address == -1 || address == 0xC00002FF;
    return address == 0xC0000201
        || (broadcast && settings.has(Feature.BROADCAST))
        || (address == 0xE0000001 && settings.has(Feature.MULTICAST));
  }

  static boolean canBeAnswered(int address) {
    int first = address >>> 24;
    return first != 0
        && first != 127
        && first < 224
        && address != 0xC0000201
        && address != 0xC00002FF
        && address != 0xC0000200;
  }

  private boolean isMessageRight(byte[] frame) {
    if (messageLength < 8 || naiveSum(frame, messageOffset, messageLength) != 0xFFFF) {
      return false;
    }
    int type = frame[messageOffset];
    return (type == 8 && settings.has(Feature.ECHO))
        || (type == 13 && messageLength >= 20 && settings.has(Feature.TIMESTAMP_SERVICE));
  }

  /** Whether the frame that was read is a fragment that may belong to something. */
  boolean isFragment() {
    return fragment;
  }

  /** Where the message begins in the frame that was read. */
  int messageOffset() {
    return messageOffset;
  }

  /** How long a reply's message may be, in octets: what came in and was not answered yet. */
  long allowedMessage() {
    return fragment ? fragmentOctets[key] : messageLength;
  }

  /** What came in was answered. */
  void answered() {
    if (fragment) {
      fragmentOctets[key] = 0;
    }
  }

  static int u32(byte[] octets, int offset) {
    return u16(octets, offset) << 16 | u16(octets, offset + 2);
  }
}
