package io.echoproof.app.bench;

import io.echoproof.tun.Frame;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Tells which request a frame answers. Replies in fragments are counted together by their
 * identification, whatever the order in which they come.
 */
final class ReplyReader {
  /** The frame is something else, or a fragment of a reply that is not whole yet. */
  static final int NONE = -1;

  private static final int IDENTIFICATIONS = 1 << Short.SIZE;
  private static final int VERSION_AND_IHL = 0x45;

  private final RequestFrames requests;
  private final int window;

  /** By identification: octets that have come, octets that there are, the request. */
  private final int[] arrived = new int[IDENTIFICATIONS];

  private final int[] expected = new int[IDENTIFICATIONS];
  private final int[] owner = new int[IDENTIFICATIONS];

  /** By request: what its last reply says. */
  private final int[] sequence;

  private final int[] checksum;
  private final int[] destination;

  ReplyReader(RequestFrames requests, int window) {
    this.requests = requests;
    this.window = window;
    this.sequence = new int[window];
    this.checksum = new int[window];
    this.destination = new int[window];
    Arrays.fill(owner, NONE);
  }

  /**
   * Reads a frame.
   *
   * @return the request that it answers, or {@link #NONE}
   */
  int read(Frame frame) {
    ByteBuffer in = frame.buffer();
    int at = frame.offset();
    if (frame.length() < Ipv4Layout.HEADER_LENGTH
        || in.get(at) != VERSION_AND_IHL
        || in.get(at + Ipv4Layout.PROTOCOL) != Ipv4Layout.PROTOCOL_ICMP
        || in.getInt(at + Ipv4Layout.SOURCE) != requests.target()) {
      return NONE;
    }
    int length = Short.toUnsignedInt(in.getShort(at + Ipv4Layout.TOTAL_LENGTH));
    if (length > frame.length()) {
      return NONE;
    }
    int flags = in.getShort(at + Ipv4Layout.FLAGS_AND_OFFSET);
    int octets = length - Ipv4Layout.HEADER_LENGTH;
    if ((flags & (Ipv4Layout.MORE_FRAGMENTS | Ipv4Layout.FRAGMENT_OFFSET_MASK)) != 0) {
      return readFragment(in, at, flags, octets);
    }
    return octets == requests.messageLength() ? readMessage(in, at) : NONE;
  }

  private int readMessage(ByteBuffer in, int at) {
    int message = at + Ipv4Layout.HEADER_LENGTH;
    if (in.getShort(message) != 0) {
      return NONE;
    }
    int request =
        requests.request(Short.toUnsignedInt(in.getShort(message + Ipv4Layout.ICMP_IDENTIFIER)));
    if (request >= window) {
      return NONE;
    }
    sequence[request] = Short.toUnsignedInt(in.getShort(message + Ipv4Layout.ICMP_SEQUENCE));
    checksum[request] = Short.toUnsignedInt(in.getShort(message + Ipv4Layout.ICMP_CHECKSUM));
    destination[request] = in.getInt(at + Ipv4Layout.DESTINATION);
    return request;
  }

  private int readFragment(ByteBuffer in, int at, int flags, int octets) {
    int key = Short.toUnsignedInt(in.getShort(at + Ipv4Layout.IDENTIFICATION));
    int offset = (flags & Ipv4Layout.FRAGMENT_OFFSET_MASK) * Long.BYTES;
    if (offset == 0 && octets >= Ipv4Layout.ICMP_HEADER_LENGTH) {
      owner[key] = readMessage(in, at);
    }
    arrived[key] += octets;
    if ((flags & Ipv4Layout.MORE_FRAGMENTS) == 0) {
      expected[key] = offset + octets;
    }
    if (expected[key] == 0 || arrived[key] < expected[key]) {
      return NONE;
    }
    boolean whole = arrived[key] == requests.messageLength() && expected[key] == arrived[key];
    int request = whole ? owner[key] : NONE;
    arrived[key] = 0;
    expected[key] = 0;
    owner[key] = NONE;
    return request;
  }

  /** The sequence number of the last reply to a request, 0 to 65535. */
  int sequence(int request) {
    return sequence[request];
  }

  /** Its ICMP checksum. */
  int checksum(int request) {
    return checksum[request];
  }

  /** The address that it went to, as a 32-bit number. */
  int destination(int request) {
    return destination[request];
  }
}
