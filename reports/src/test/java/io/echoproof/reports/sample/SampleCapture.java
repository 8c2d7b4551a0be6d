package io.echoproof.reports.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small pcapng file. */
final class SampleCapture {
  private static final int LINKTYPE_RAW = 101;

  /** Names what a published copy must not: 32 octets, so that no padding is needed. */
  private static final byte[] COMMENT =
      "probe to builder-7 at 192.0.2.17".getBytes(StandardCharsets.US_ASCII);

  private SampleCapture() {}

  static void write(Path file, byte[]... frames) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteBuffer section = ByteBuffer.allocate(16);
    section.putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0).putLong(-1);
    block(out, 0x0a0d0d0a, section);
    ByteBuffer description = ByteBuffer.allocate(8);
    block(out, 1, description.putShort((short) LINKTYPE_RAW).putShort((short) 0).putInt(0));
    for (byte[] frame : frames) {
      int padded = (frame.length + 3) / 4 * 4;
      ByteBuffer packet = ByteBuffer.allocate(20 + padded + 4 + COMMENT.length + 4);
      packet.putInt(0).putInt(0).putInt(0).putInt(frame.length).putInt(frame.length).put(frame);
      packet.position(20 + padded);
      packet.putShort((short) 1).putShort((short) COMMENT.length).put(COMMENT);
      block(out, 6, packet);
    }
    try {
      Files.write(file, out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void block(ByteArrayOutputStream out, int type, ByteBuffer body) {
    int length = body.capacity() + 12;
    byte[] block = new byte[length];
    ByteBuffer.wrap(block).putInt(type).putInt(length).put(body.rewind()).putInt(length);
    out.writeBytes(block);
  }
}
