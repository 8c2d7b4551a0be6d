package io.echoproof.tun;

import static org.junit.jupiter.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Predicate;

/** Sends and receives whole frames as arrays, for tests. */
public final class Frames {
  private static final long PATIENCE = Duration.ofSeconds(10).toNanos();

  private Frames() {}

  /** Octets from hexadecimal digits; blanks are for the reader. */
  public static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
  }

  /** Reserves, fills and commits; tells whether the frame was taken. */
  public static boolean send(TunDevice device, byte[] octets) {
    Frame frame = new Frame();
    if (!device.reserve(frame, octets.length)) {
      return false;
    }
    frame.buffer().put(frame.offset(), octets);
    return device.commit(frame);
  }

  /** The next frame that is wanted, as a copy; others are set aside. Polls up to ten seconds. */
  public static byte[] receive(TunDevice device, Predicate<byte[]> wanted) {
    Frame frame = new Frame();
    borrow(device, frame, wanted);
    byte[] octets = frame.toByteArray();
    device.release(frame);
    return octets;
  }

  /** Borrows the next frame that is wanted; others are released. */
  public static void borrow(TunDevice device, Frame frame, Predicate<byte[]> wanted) {
    long end = System.nanoTime() + PATIENCE;
    while (System.nanoTime() < end) {
      if (!device.poll(frame)) {
        Thread.onSpinWait();
      } else if (wanted.test(frame.toByteArray())) {
        return;
      } else {
        device.release(frame);
      }
    }
    fail("no such frame within ten seconds");
  }

  /** The Internet checksum over some octets (RFC 1071, section 1). */
  public static int checksum(byte[] octets, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      int octet = octets[i] & 0xFF;
      sum += (i - from) % 2 == 0 ? octet << 8 : octet;
    }
    while (sum > 0xFFFF) {
      sum = (sum & 0xFFFF) + (sum >>> 16);
    }
    return ~sum & 0xFFFF;
  }

  /** An echo request from 10.91.0.2 to 10.91.0.1 whose payload counts up. */
  public static byte[] echoRequest(int identifier, int sequence, int payloadLength) {
    byte[] octets = new byte[28 + payloadLength];
    ByteBuffer frame = ByteBuffer.wrap(octets);
    frame.put(hex("4500 0000 0000 0000 4001 0000 0a5b0002 0a5b0001 0800 0000"));
    frame.putShort((short) identifier).putShort((short) sequence);
    for (int i = 0; i < payloadLength; i++) {
      frame.put((byte) i);
    }
    frame.putShort(2, (short) octets.length);
    frame.putShort(10, (short) checksum(octets, 0, 20));
    frame.putShort(22, (short) checksum(octets, 20, octets.length));
    return octets;
  }
}
