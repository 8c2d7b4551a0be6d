package io.echoproof.reports.evidence;

import io.echoproof.reports.record.FrameRecord;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Which octets of a datagram's data a frame carries (RFC 791, section 3.1): a fragment, or all.
 *
 * @param from its first octet's place
 * @param to the place behind its last one
 * @param more whether the flag MF says that more come behind
 */
record Piece(int from, int to, boolean more) {
  private static final int SHORTEST_HEADER = 20;
  private static final int TOTAL_LENGTH = 2;
  private static final int FLAGS = 6;
  private static final int MORE_FRAGMENTS = 0x2000;
  private static final int OFFSET = 0x1FFF;

  /** What an IPv4 frame says of itself; empty when it has no header that can be read. */
  static Optional<Piece> of(FrameRecord frame) {
    byte[] octets = HexFormat.of().parseHex(frame.hex());
    if (octets.length < SHORTEST_HEADER || octets[0] >>> 4 != 4) {
      return Optional.empty();
    }
    int header = (octets[0] & 0xF) * 4;
    int word = u16(octets, FLAGS);
    int from = (word & OFFSET) * 8;
    int length = Math.max(0, u16(octets, TOTAL_LENGTH) - header);
    return Optional.of(new Piece(from, from + length, (word & MORE_FRAGMENTS) != 0));
  }

  boolean isFragment() {
    return from > 0 || more;
  }

  private static int u16(byte[] octets, int at) {
    return ((octets[at] & 0xFF) << 8) | (octets[at + 1] & 0xFF);
  }
}
