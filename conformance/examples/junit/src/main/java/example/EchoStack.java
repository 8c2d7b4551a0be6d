package example;

import java.util.Arrays;
import java.util.Optional;

/** A little stack: it answers echo requests to 192.0.2.1, and knows neither fragments nor options. */
public class EchoStack {
  private static final byte[] ADDRESS = {(byte) 192, 0, 2, 1};
  private static final int HEADER = 20;
  private static final int ICMP_HEADER = 8;

  /** The reply to a frame; empty when there is none. */
  public Optional<byte[]> answer(byte[] frame) {
    if (frame.length < HEADER || (frame[0] & 0xF0) != 0x40) {
      return Optional.empty();
    }
    int header = (frame[0] & 0xF) * 4;
    int total = u16(frame, 2);
    boolean whole = header >= HEADER && total >= header + ICMP_HEADER && total <= frame.length;
    if (!whole || sum(frame, 0, header) != 0xFFFF || (u16(frame, 6) & 0x3FFF) != 0) {
      return Optional.empty();
    }
    boolean request = frame[9] == 1 && frame[header] == 8 && isForUs(frame);
    return request && hasRightSum(frame, header, total)
        ? Optional.of(reply(frame, header, total))
        : Optional.empty();
  }

  /** Whether the ICMP checksum is right: the sum over the message with its field is all ones. */
  protected boolean hasRightSum(byte[] frame, int header, int total) {
    return sum(frame, header, total) == 0xFFFF;
  }

  private static boolean isForUs(byte[] frame) {
    int source = frame[12] & 0xFF;
    boolean unicast = source != 0 && source != 127 && source < 224;
    boolean neighbour = Arrays.equals(frame, 12, 15, ADDRESS, 0, 3);
    boolean special = neighbour && (frame[15] == 0 || frame[15] == -1 || frame[15] == 1);
    return unicast && !special && Arrays.equals(frame, 16, 20, ADDRESS, 0, 4);
  }

  private static byte[] reply(byte[] frame, int header, int total) {
    byte[] reply = new byte[HEADER + total - header];
    System.arraycopy(frame, header, reply, HEADER, total - header);
    reply[0] = 0x45;
    reply[1] = frame[1];
    put(reply, 2, reply.length);
    reply[8] = 64;
    reply[9] = 1;
    System.arraycopy(ADDRESS, 0, reply, 12, 4);
    System.arraycopy(frame, 12, reply, 16, 4);
    put(reply, 10, 0xFFFF - sum(reply, 0, HEADER));
    reply[HEADER] = 0;
    put(reply, HEADER + 2, 0);
    put(reply, HEADER + 2, 0xFFFF - sum(reply, HEADER, reply.length));
    return reply;
  }

  /** The ones-complement sum of 16-bit words; a last odd octet is the upper half of one. */
  private static int sum(byte[] octets, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += (octets[i] & 0xFF) << ((i - from) % 2 == 0 ? 8 : 0);
      sum = (sum & 0xFFFF) + (sum >>> 16);
    }
    return sum;
  }

  private static int u16(byte[] octets, int at) {
    return (octets[at] & 0xFF) << 8 | octets[at + 1] & 0xFF;
  }

  private static void put(byte[] octets, int at, int value) {
    octets[at] = (byte) (value >>> 8);
    octets[at + 1] = (byte) value;
  }
}
