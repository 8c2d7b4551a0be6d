package io.echoproof.reports.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** When the frames of a pcapng file went which way; their content is of no concern here. */
final class CaptureFrames {
  // draft-ietf-opsawg-pcapng, sections 3.1, 4.1, 4.3 and 3.5: types of blocks, offsets in octets.
  private static final int SECTION_HEADER = 0x0A0D0D0A;
  private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
  private static final int MAGIC_OFFSET = 8;
  private static final int SHORTEST_BLOCK = 12;
  private static final int ENHANCED_PACKET = 6;
  private static final int TIMESTAMP_HIGH = 12;
  private static final int TIMESTAMP_LOW = 16;
  private static final int CAPTURED_LENGTH = 20;
  private static final int PACKET = 28;
  private static final int EPB_FLAGS = 2;
  private static final int DIRECTION = 3;
  private static final int OUTBOUND = 2;

  private CaptureFrames() {}

  /**
   * A frame.
   *
   * @param nanos its time in nanoseconds since 1970
   * @param sent whether the tester sent it
   */
  record Moment(long nanos, boolean sent) {}

  /** The frames of a capture as this project writes it; none when it is something else. */
  static List<Moment> of(byte[] capture) {
    ByteBuffer in = ByteBuffer.wrap(capture);
    List<Moment> moments = new ArrayList<>();
    if (capture.length < SHORTEST_BLOCK || in.getInt(0) != SECTION_HEADER) {
      return moments;
    }
    in.order(
        in.getInt(MAGIC_OFFSET) == BYTE_ORDER_MAGIC
            ? ByteOrder.BIG_ENDIAN
            : ByteOrder.LITTLE_ENDIAN);
    int at = 0;
    while (at + SHORTEST_BLOCK <= capture.length) {
      int length = in.getInt(at + Integer.BYTES);
      if (length < SHORTEST_BLOCK || length > capture.length - at) {
        break;
      }
      if (in.getInt(at) == ENHANCED_PACKET && length >= PACKET + Integer.BYTES) {
        moments.add(moment(in.slice(at, length).order(in.order())));
      }
      at += length;
    }
    return moments;
  }

  private static Moment moment(ByteBuffer block) {
    long nanos =
        ((long) block.getInt(TIMESTAMP_HIGH) << 32) | (block.getInt(TIMESTAMP_LOW) & 0xFFFFFFFFL);
    int at = PACKET + padded(block.getInt(CAPTURED_LENGTH));
    boolean sent = false;
    while (at >= PACKET && at + 2 * Integer.BYTES <= block.capacity()) {
      if (block.getShort(at) == EPB_FLAGS) {
        sent = (block.getInt(at + Integer.BYTES) & DIRECTION) == OUTBOUND;
      }
      at += Integer.BYTES + padded(block.getShort(at + 2) & 0xFFFF);
    }
    return new Moment(nanos, sent);
  }

  private static int padded(int length) {
    return (length + 3) / 4 * 4;
  }
}
