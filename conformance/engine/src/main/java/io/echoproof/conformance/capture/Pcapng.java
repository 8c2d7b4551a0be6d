package io.echoproof.conformance.capture;

import io.echoproof.conformance.packet.Octets;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes frames as pcapng (draft-ietf-opsawg-pcapng): a section header, one interface of link type
 * RAW (bare IP packets) with nanosecond timestamps, an enhanced packet block with direction and
 * comment per frame. Blocks are big-endian, which the section header's byte-order magic says.
 */
public final class Pcapng {
  private static final int SECTION_HEADER_BLOCK = 0x0A0D0D0A;
  private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
  private static final int INTERFACE_DESCRIPTION_BLOCK = 1;
  private static final int ENHANCED_PACKET_BLOCK = 6;
  private static final int LINKTYPE_RAW = 101;
  private static final int OPT_COMMENT = 1;
  private static final int IF_NAME = 2;
  private static final int IF_TSRESOL = 9;
  private static final int EPB_FLAGS = 2;
  private static final int SHB_USERAPPL = 4;
  private static final int INBOUND = 1;
  private static final int OUTBOUND = 2;

  private Pcapng() {}

  /**
   * The file's octets.
   *
   * @param frames in the order of time
   * @param interfaceName the name of the link
   * @param epochNanosAtZero what to add to a frame's {@code nanoTime} to get nanoseconds since 1970
   */
  public static byte[] write(
      List<CapturedFrame> frames, String interfaceName, long epochNanosAtZero) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    block(out, SECTION_HEADER_BLOCK, sectionHeader());
    block(out, INTERFACE_DESCRIPTION_BLOCK, interfaceDescription(interfaceName));
    for (CapturedFrame frame : frames) {
      block(out, ENHANCED_PACKET_BLOCK, packet(frame, frame.nanoTime() + epochNanosAtZero));
    }
    return out.toByteArray();
  }

  private static byte[] sectionHeader() {
    ByteBuffer body = ByteBuffer.allocate(64);
    body.putInt(BYTE_ORDER_MAGIC).putShort((short) 1).putShort((short) 0).putLong(-1);
    option(body, SHB_USERAPPL, "EchoProof".getBytes(StandardCharsets.UTF_8));
    return finish(body);
  }

  private static byte[] interfaceDescription(String name) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer body = ByteBuffer.allocate(64 + utf8.length);
    body.putShort((short) LINKTYPE_RAW).putShort((short) 0).putInt(0);
    option(body, IF_NAME, utf8);
    option(body, IF_TSRESOL, new byte[] {9});
    return finish(body);
  }

  private static byte[] packet(CapturedFrame captured, long epochNanos) {
    Octets frame = captured.frame();
    byte[] comment = captured.comment().getBytes(StandardCharsets.UTF_8);
    ByteBuffer body = ByteBuffer.allocate(64 + frame.length() + comment.length);
    body.putInt(0).putInt((int) (epochNanos >>> 32)).putInt((int) epochNanos);
    body.putInt(frame.length()).putInt(frame.length());
    body.put(frame.toByteArray());
    pad(body);
    option(body, OPT_COMMENT, comment);
    ByteBuffer flags = ByteBuffer.allocate(4).putInt(captured.outbound() ? OUTBOUND : INBOUND);
    option(body, EPB_FLAGS, flags.array());
    return finish(body);
  }

  private static void option(ByteBuffer body, int code, byte[] value) {
    if (value.length > 0) {
      body.putShort((short) code).putShort((short) value.length).put(value);
      pad(body);
    }
  }

  private static byte[] finish(ByteBuffer body) {
    body.putInt(0);
    byte[] bytes = new byte[body.position()];
    body.flip().get(bytes);
    return bytes;
  }

  private static void pad(ByteBuffer body) {
    while (body.position() % 4 != 0) {
      body.put((byte) 0);
    }
  }

  private static void block(ByteArrayOutputStream out, int type, byte[] body) {
    ByteBuffer block = ByteBuffer.allocate(12 + body.length).order(ByteOrder.BIG_ENDIAN);
    block.putInt(type).putInt(block.capacity()).put(body).putInt(block.capacity());
    out.writeBytes(block.array());
  }
}
