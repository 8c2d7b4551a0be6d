package io.echoproof.reports.mask;

/**
 * Replaces hidden addresses in a frame, wherever they stand: in the header, in options, in what an
 * error quotes, in data. Checksums follow.
 */
final class FrameMask {
  // RFC 791, section 3.1, and RFC 792: offsets in octets.
  private static final int HEADER_LENGTH = 20;
  private static final int HEADER_CHECKSUM = 10;
  private static final int SOURCE = 12;
  private static final int FRAGMENT = 6;
  private static final int FRAGMENT_OFFSET_MASK = 0x1FFF;
  private static final int PROTOCOL = 9;
  private static final int ICMP = 1;
  private static final int TCP = 6;
  private static final int UDP = 17;
  private static final int ICMP_CHECKSUM = 2;
  private static final int ICMP_QUOTE = 8;
  private static final int TCP_CHECKSUM = 16;
  private static final int UDP_CHECKSUM = 6;

  private final AddressMask addresses;

  FrameMask(AddressMask addresses) {
    this.addresses = addresses;
  }

  /** The frame with other addresses; of the same length. */
  byte[] apply(byte[] original) {
    CheckedFrame frame = new CheckedFrame(original);
    datagram(frame, 0, true);
    for (int at = 0; at + Integer.BYTES <= frame.length(); at++) {
      int address = frame.s32(at);
      int masked = addresses.apply(address);
      if (masked != address) {
        frame.put(at, masked);
        at += Integer.BYTES - 1;
      }
    }
    beginning(frame);
    return frame.toByteArray();
  }

  /** A header that ends within an address. */
  private void beginning(CheckedFrame frame) {
    int octets = frame.length() % Integer.BYTES;
    int field = frame.length() - octets;
    boolean within = octets > 0 && (field == SOURCE || field == SOURCE + Integer.BYTES);
    if (!within || frame.u8(0) >>> 4 != 4) {
      return;
    }
    int address = 0;
    for (int i = 0; i < octets; i++) {
      address |= frame.u8(field + i) << (Integer.SIZE - Byte.SIZE * (i + 1));
    }
    int masked = addresses.applyBeginning(address, octets);
    for (int i = 0; i < octets; i++) {
      frame.put(field + i, (byte) (masked >>> (Integer.SIZE - Byte.SIZE * (i + 1))));
    }
  }

  /** Finds what the checksums of a datagram cover. */
  private static void datagram(CheckedFrame frame, int start, boolean outermost) {
    if (start + HEADER_LENGTH > frame.length() || frame.u8(start) >>> 4 != 4) {
      return;
    }
    int headerEnd = start + (frame.u8(start) & 0xF) * 4;
    frame.covered(start, headerEnd, start + HEADER_CHECKSUM);
    if ((frame.u16(start + FRAGMENT) & FRAGMENT_OFFSET_MASK) != 0) {
      return;
    }
    int addressesEnd = start + HEADER_LENGTH;
    switch (frame.u8(start + PROTOCOL)) {
      // The pseudo header's addresses (RFC 768, RFC 793).
      case TCP -> frame.covered(start + SOURCE, addressesEnd, headerEnd + TCP_CHECKSUM);
      case UDP -> {
        boolean present =
            headerEnd + UDP_CHECKSUM + 1 < frame.length()
                && frame.u16(headerEnd + UDP_CHECKSUM) != 0;
        if (present) {
          frame.covered(start + SOURCE, addressesEnd, headerEnd + UDP_CHECKSUM);
        }
      }
      case ICMP -> {
        if (outermost) {
          int end = start + Math.max(frame.u16(start + 2), headerEnd - start);
          frame.covered(headerEnd, end, headerEnd + ICMP_CHECKSUM);
          datagram(frame, headerEnd + ICMP_QUOTE, false);
        }
      }
      default -> {}
    }
  }
}
