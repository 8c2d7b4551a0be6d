package io.echoproof.reports.mask;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Replaces addresses and words in a pcapng file: in its frames, comments and interface names.
 * Timestamps stay.
 */
final class CaptureMask {
  // draft-ietf-opsawg-pcapng, sections 3.1 and 4: types of blocks and offsets in octets.
  private static final int SECTION_HEADER = 0x0A0D0D0A;
  private static final int INTERFACE_DESCRIPTION = 1;
  private static final int ENHANCED_PACKET = 6;
  private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
  private static final int HEAD = 8;
  private static final int SHORTEST_BLOCK = 12;
  private static final int CAPTURED_LENGTH = 20;
  private static final int PACKET = 28;
  private static final int INTERFACE_OPTIONS = 16;
  private static final int OPT_COMMENT = 1;
  private static final int IF_NAME = 2;

  private final FrameMask frames;
  private final TextMask text;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private CaptureMask(FrameMask frames, TextMask text) {
    this.frames = frames;
    this.text = text;
  }

  /**
   * The masked capture.
   *
   * @param capture a pcapng file's octets
   * @return another one; empty when the file is not one, because what can't be read can't be masked
   */
  static byte[] apply(byte[] capture, FrameMask frames, TextMask text) {
    return new CaptureMask(frames, text).blocks(ByteBuffer.wrap(capture));
  }

  private byte[] blocks(ByteBuffer in) {
    if (in.capacity() < SHORTEST_BLOCK || in.getInt(0) != SECTION_HEADER) {
      return new byte[0];
    }
    in.order(in.getInt(HEAD) == BYTE_ORDER_MAGIC ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int at = 0;
    while (at + SHORTEST_BLOCK <= in.capacity()) {
      int length = in.getInt(at + Integer.BYTES);
      if (length < SHORTEST_BLOCK || length > in.capacity() - at) {
        break;
      }
      block(in.slice(at, length).order(in.order()));
      at += length;
    }
    return out.toByteArray();
  }

  private void block(ByteBuffer block) {
    int type = block.getInt(0);
    if (type == ENHANCED_PACKET) {
      int captured = Math.min(block.getInt(CAPTURED_LENGTH), block.capacity() - PACKET - 4);
      byte[] frame = new byte[captured];
      block.get(PACKET, frame);
      int options = PACKET + padded(captured);
      ByteBuffer body = ByteBuffer.allocate(4 * block.capacity() + 1024).order(block.order());
      body.put(block.slice(HEAD, PACKET - HEAD)).put(frames.apply(frame));
      pad(body);
      options(block, options, OPT_COMMENT, body);
      write(type, body);
    } else if (type == INTERFACE_DESCRIPTION) {
      ByteBuffer body = ByteBuffer.allocate(4 * block.capacity() + 1024).order(block.order());
      body.put(block.slice(HEAD, INTERFACE_OPTIONS - HEAD));
      options(block, INTERFACE_OPTIONS, IF_NAME, body);
      write(type, body);
    } else {
      byte[] same = new byte[block.capacity()];
      block.get(0, same);
      out.writeBytes(same);
    }
  }

  /** Copies options; those with text of ours are masked. */
  private void options(ByteBuffer block, int start, int textual, ByteBuffer body) {
    int end = block.capacity() - Integer.BYTES;
    int at = start;
    while (at + Integer.BYTES <= end) {
      int code = block.getShort(at) & 0xFFFF;
      int length = Math.min(block.getShort(at + 2) & 0xFFFF, end - at - Integer.BYTES);
      byte[] value = new byte[length];
      block.get(at + Integer.BYTES, value);
      byte[] masked =
          code == textual || code == OPT_COMMENT
              ? text.apply(new String(value, StandardCharsets.UTF_8))
                  .getBytes(StandardCharsets.UTF_8)
              : value;
      body.putShort((short) code).putShort((short) masked.length).put(masked);
      pad(body);
      at += Integer.BYTES + padded(length);
      if (code == 0) {
        break;
      }
    }
  }

  private void write(int type, ByteBuffer body) {
    int length = SHORTEST_BLOCK + body.position();
    ByteBuffer block = ByteBuffer.allocate(length).order(body.order());
    block.putInt(type).putInt(length).put(body.flip()).putInt(length);
    out.writeBytes(block.array());
  }

  private static void pad(ByteBuffer body) {
    while (body.position() % Integer.BYTES != 0) {
      body.put((byte) 0);
    }
  }

  private static int padded(int length) {
    return (length + 3) / 4 * 4;
  }
}
