package io.echoproof.reports.mask;

import java.util.ArrayList;
import java.util.List;

/**
 * A frame whose octets can be changed while its checksums stay as right or as wrong as they were:
 * each change is carried over into the checksums that cover it (RFC 1624, section 3, equation 3).
 */
final class CheckedFrame {
  private static final int WORD = 0xFFFF;

  /** Octets from start up to end are covered by the checksum at a place of its own. */
  private record Region(int start, int end, int checksum) {
    boolean covers(int offset) {
      return offset >= start && offset < end && offset != checksum && offset != checksum + 1;
    }
  }

  private final byte[] octets;
  private final List<Region> regions = new ArrayList<>();

  CheckedFrame(byte[] frame) {
    this.octets = frame.clone();
  }

  int length() {
    return octets.length;
  }

  int u8(int offset) {
    return octets[offset] & 0xFF;
  }

  int u16(int offset) {
    return (u8(offset) << Byte.SIZE) | u8(offset + 1);
  }

  int s32(int offset) {
    return (u16(offset) << Short.SIZE) | u16(offset + 2);
  }

  /**
   * Says what a checksum covers.
   *
   * @param start first octet, inclusive; words are counted from here
   * @param end last octet, exclusive; cut at the frame's end
   * @param checksum offset of the checksum's first octet; without effect when it is outside
   */
  void covered(int start, int end, int checksum) {
    if (checksum + 1 < octets.length) {
      regions.add(new Region(start, Math.min(end, octets.length), checksum));
    }
  }

  /** Changes four octets. */
  void put(int offset, int value) {
    for (int i = 0; i < Integer.BYTES; i++) {
      put(offset + i, (byte) (value >>> (Integer.SIZE - Byte.SIZE * (i + 1))));
    }
  }

  /** Changes one octet. */
  void put(int offset, byte value) {
    int before = u8(offset);
    octets[offset] = value;
    for (Region region : regions) {
      if (region.covers(offset)) {
        int shift = (offset - region.start()) % 2 == 0 ? Byte.SIZE : 0;
        adjust(region.checksum(), before << shift, (value & 0xFF) << shift);
      }
    }
  }

  private void adjust(int checksum, int before, int after) {
    if (before == after) {
      return;
    }
    int sum = (~u16(checksum) & WORD) + (~before & WORD) + after;
    while (sum > WORD) {
      sum = (sum & WORD) + (sum >>> Short.SIZE);
    }
    int adjusted = ~sum & WORD;
    put(checksum, (byte) (adjusted >>> Byte.SIZE));
    put(checksum + 1, (byte) adjusted);
  }

  byte[] toByteArray() {
    return octets.clone();
  }
}
