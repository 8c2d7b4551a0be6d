package io.echoproof.responder;

import static io.echoproof.responder.Wire.naiveChecksum;
import static io.echoproof.responder.Wire.naiveSum;
import static io.echoproof.responder.Wire.putU16;
import static io.echoproof.responder.Wire.u16;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts frames into fragments and joins them, apart from how the responder does it. */
final class FragmentedFrame {
  private FragmentedFrame() {}

  /** In order; all but the last carry that many octets, a multiple of eight. */
  static List<byte[]> cut(byte[] frame, int payload) {
    int length = frame.length - headerLength(frame);
    List<byte[]> fragments = new ArrayList<>();
    for (int from = 0; from < length; from += payload) {
      int to = Math.min(from + payload, length);
      fragments.add(piece(frame, from, to, to != length));
    }
    return fragments;
  }

  /** One fragment, from octet to octet behind the header; has all of the header's options. */
  static byte[] piece(byte[] frame, int from, int to, boolean more) {
    int header = headerLength(frame);
    byte[] piece = Arrays.copyOf(frame, header + to - from);
    System.arraycopy(frame, header + from, piece, header, to - from);
    putU16(piece, 2, piece.length);
    putU16(piece, 6, (u16(frame, 6) & 0xC000) | (more ? 0x2000 : 0) | from / 8);
    return repaired(piece);
  }

  /** With the header's checksum made right. */
  static byte[] repaired(byte[] frame) {
    putU16(frame, 10, 0);
    putU16(frame, 10, naiveChecksum(frame, 0, headerLength(frame)));
    return frame;
  }

  /**
   * The datagram that these fragments are of, in order, which are well formed: one identification
   * and type of service, offsets in units of eight without a gap, "more fragments" in all but the
   * last, no frame above the MTU. Its header is the first fragment's, with the whole length.
   */
  static byte[] join(List<byte[]> fragments, int mtu) {
    byte[] first = fragments.get(0);
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    for (int i = 0; i < fragments.size(); i++) {
      byte[] fragment = fragments.get(i);
      int header = headerLength(fragment);
      assertEquals(fragment.length, u16(fragment, 2), "total length");
      assertTrue(fragment.length <= mtu, () -> fragment.length + " octets, MTU " + mtu);
      assertEquals(0xFFFF, naiveSum(fragment, 0, header), "header checksum");
      assertEquals(u16(first, 4), u16(fragment, 4), "identification");
      assertEquals(first[1], fragment[1], "type of service");
      assertEquals(0, message.size() % 8, "offset");
      int more = i == fragments.size() - 1 ? 0 : 0x2000;
      assertEquals(more | message.size() / 8, u16(fragment, 6), "flags and offset");
      message.write(fragment, header, fragment.length - header);
    }
    int header = headerLength(first);
    byte[] whole = Arrays.copyOf(first, header + message.size());
    System.arraycopy(message.toByteArray(), 0, whole, header, message.size());
    putU16(whole, 2, whole.length);
    putU16(whole, 6, 0);
    return repaired(whole);
  }

  private static int headerLength(byte[] frame) {
    return (frame[0] & 0x0F) * 4;
  }
}
