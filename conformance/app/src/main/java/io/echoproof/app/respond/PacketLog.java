package io.echoproof.app.respond;

import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.tun.Frame;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One line for each packet, in the order of time. Written by the thread that answers, which must
 * not wait: what nobody fetches in time is left out and counted.
 */
final class PacketLog {
  private static final int CAPACITY = 10_000;
  private static final int IPV4_HEADER = 20;
  private static final int IPV4_SOURCE = 12;
  private static final int IPV4_DESTINATION = 16;
  private static final int IPV4_PROTOCOL = 9;
  private static final int ICMP = 1;

  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicLong leftOut = new AtomicLong();
  private final long begin = System.nanoTime();

  void received(Frame frame) {
    add("<", frame);
  }

  void sent(Frame frame) {
    add(">", frame);
  }

  private void add(String direction, Frame frame) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (!lines.offer(
        String.format(Locale.ROOT, "%10.6f %s %s", seconds, direction, describe(frame)))) {
      leftOut.incrementAndGet();
    }
  }

  /** What has come since the last call, and how many lines had no place. */
  List<String> drain() {
    List<String> drained = new ArrayList<>();
    lines.drainTo(drained);
    long missing = leftOut.getAndSet(0);
    if (missing > 0) {
      drained.add("           ... " + missing + " packets more");
    }
    return drained;
  }

  private static String describe(Frame frame) {
    ByteBuffer in = frame.buffer();
    int at = frame.offset();
    if (frame.length() < IPV4_HEADER || (in.get(at) & 0xF0) >>> 4 != 4) {
      return frame.length() + " octets that are no IPv4 packet";
    }
    int header = (in.get(at) & 0xF) * Integer.BYTES;
    String text =
        new Ipv4Address(in.getInt(at + IPV4_SOURCE))
            + " to "
            + new Ipv4Address(in.getInt(at + IPV4_DESTINATION))
            + ", "
            + frame.length()
            + " octets";
    int fragment = in.getShort(at + 6) & 0x3FFF;
    if (fragment != 0) {
      return text
          + ", fragment "
          + Integer.toHexString(Short.toUnsignedInt(in.getShort(at + 4)))
          + " at "
          + (fragment & 0x1FFF) * Long.BYTES
          + ((fragment & 0x2000) != 0 ? "+" : "");
    }
    if (in.get(at + IPV4_PROTOCOL) != ICMP || frame.length() < header + Long.BYTES) {
      return text + ", protocol " + Byte.toUnsignedInt(in.get(at + IPV4_PROTOCOL));
    }
    return text
        + ", ICMP "
        + Byte.toUnsignedInt(in.get(at + header))
        + "/"
        + Byte.toUnsignedInt(in.get(at + header + 1))
        + " id "
        + Short.toUnsignedInt(in.getShort(at + header + 4))
        + " seq "
        + Short.toUnsignedInt(in.getShort(at + header + 6));
  }
}
