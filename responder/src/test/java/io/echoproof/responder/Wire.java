package io.echoproof.responder;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;

/**
 * What the tests know of the wire, written apart from the responder: offsets as plain numbers, the
 * checksum one octet at a time, the expected reply built from scratch.
 */
final class Wire {
  static final Inet4Address OWN = address("192.0.2.1");
  static final ResponderSettings SETTINGS = ResponderSettings.of(OWN, 24);

  /** Golden vector V02, a plain echo request without data: whoever is alive answers it. */
  static final String SENTINEL = "4500001c123400004001e4a9c0000202c00002010800390fbeef0001";

  private Wire() {}

  static Inet4Address address(String dottedDecimal) {
    try {
      return (Inet4Address) InetAddress.getByName(dottedDecimal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(dottedDecimal, e);
    }
  }

  static byte[] octets(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  static String hex(byte[] octets) {
    return HexFormat.of().formatHex(octets);
  }

  /** What is behind a frame's IPv4 header, whatever its length. */
  static String icmpHex(byte[] frame) {
    return hex(frame).substring((frame[0] & 0x0F) * 8);
  }

  static int u16(byte[] octets, int offset) {
    return (octets[offset] & 0xFF) << 8 | (octets[offset + 1] & 0xFF);
  }

  static void putU16(byte[] octets, int offset, int value) {
    octets[offset] = (byte) (value >> 8);
    octets[offset + 1] = (byte) value;
  }

  /** RFC 1071, section 1, word by word: 16-bit sum with the carry brought around at once. */
  static int naiveSum(byte[] octets, int offset, int length) {
    int sum = 0;
    for (int i = 0; i < length; i += 2) {
      int high = octets[offset + i] & 0xFF;
      int low = i + 1 < length ? octets[offset + i + 1] & 0xFF : 0;
      sum += high << 8 | low;
      if (sum > 0xFFFF) {
        sum -= 0xFFFF;
      }
    }
    return sum;
  }

  static int naiveChecksum(byte[] octets, int offset, int length) {
    return 0xFFFF - naiveSum(octets, offset, length);
  }

  /** The reply that is a single frame. */
  static byte[] only(List<byte[]> frames) {
    if (frames.size() != 1) {
      throw new AssertionError(frames.size() + " frames, expected 1");
    }
    return frames.get(0);
  }

  /** The one reply that is right for a request without options, octet by octet. */
  static byte[] expectedReply(byte[] request, int identification) {
    int totalLength = u16(request, 2);
    byte[] reply = new byte[totalLength];
    reply[0] = 0x45;
    reply[1] = (byte) (request[1] & 0xFC);
    putU16(reply, 2, totalLength);
    putU16(reply, 4, identification);
    reply[8] = 64;
    reply[9] = 1;
    System.arraycopy(request, 16, reply, 12, 4);
    System.arraycopy(request, 12, reply, 16, 4);
    putU16(reply, 10, naiveChecksum(reply, 0, 20));
    System.arraycopy(request, 20, reply, 20, totalLength - 20);
    reply[20] = 0;
    putU16(reply, 22, 0);
    putU16(reply, 22, naiveChecksum(reply, 20, totalLength - 20));
    return reply;
  }
}
