package io.echoproof.responder;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Whether a frame begins with an IPv4 header that means something (RFC 1812, section 5.2.2). */
final class Ipv4HeaderCheck {
  private Ipv4HeaderCheck() {}

  /**
   * Looks at the header of a frame, options included, and at nothing behind it.
   *
   * @param in big-endian
   * @param offset index of the frame's first octet
   * @param length of the frame in octets
   * @return why the header cannot be used, or nothing
   */
  static Optional<DropReason> fault(ByteBuffer in, int offset, int length) {
    if (length < Ipv4Fields.MINIMUM_HEADER_LENGTH) {
      return DropReason.FRAME_TOO_SHORT.found();
    }
    int versionAndIhl = Byte.toUnsignedInt(in.get(offset + Ipv4Fields.VERSION_AND_IHL_OFFSET));
    if (versionAndIhl >>> Ipv4Fields.VERSION_SHIFT != Ipv4Fields.VERSION) {
      return DropReason.VERSION_NOT_4.found();
    }
    int ihl = versionAndIhl & Ipv4Fields.IHL_MASK;
    if (ihl < Ipv4Fields.MINIMUM_IHL) {
      return DropReason.HEADER_LENGTH_TOO_SMALL.found();
    }
    int headerLength = ihl * Integer.BYTES;
    if (headerLength > length) {
      return DropReason.HEADER_BEYOND_FRAME.found();
    }
    // The checksum covers the options too (RFC 791, section 3.1).
    if (!InternetChecksum.isRight(InternetChecksum.sum(in, offset, headerLength))) {
      return DropReason.HEADER_CHECKSUM.found();
    }
    int totalLength = totalLength(in, offset);
    if (totalLength < headerLength) {
      return DropReason.TOTAL_LENGTH_TOO_SMALL.found();
    }
    if (totalLength > length) {
      return DropReason.TOTAL_LENGTH_BEYOND_FRAME.found();
    }
    return Optional.empty();
  }

  /** The length of the header in octets. */
  static int headerLength(ByteBuffer in, int offset) {
    return (in.get(offset + Ipv4Fields.VERSION_AND_IHL_OFFSET) & Ipv4Fields.IHL_MASK)
        * Integer.BYTES;
  }

  /** The length of the datagram in octets: what the frame has behind it is padding. */
  static int totalLength(ByteBuffer in, int offset) {
    return Short.toUnsignedInt(in.getShort(offset + Ipv4Fields.TOTAL_LENGTH_OFFSET));
  }

  /** Whether the datagram is a part of a larger one. */
  static boolean isFragment(ByteBuffer in, int offset) {
    int flags = in.getShort(offset + Ipv4Fields.FLAGS_AND_FRAGMENT_OFFSET);
    return (flags & Ipv4Fields.MORE_FRAGMENTS_AND_OFFSET_MASK) != 0;
  }
}
