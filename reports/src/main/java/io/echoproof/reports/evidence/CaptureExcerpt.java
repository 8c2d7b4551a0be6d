package io.echoproof.reports.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The beginning of a pcapng file, cut between two blocks, so that a report does not grow with the
 * length of a run.
 */
public final class CaptureExcerpt {
  // draft-ietf-opsawg-pcapng section 3.1: every block begins with its type and its total length,
  // each of 32 bits; section 4.1: the section header's magic number gives the byte order.
  private static final int SECTION_HEADER = 0x0A0D0D0A;
  private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
  private static final int LENGTH_OFFSET = 4;
  private static final int MAGIC_OFFSET = 8;
  private static final int SHORTEST_BLOCK = 12;

  private final byte[] content;
  private final boolean whole;

  private CaptureExcerpt(byte[] content, boolean whole) {
    this.content = content;
    this.whole = whole;
  }

  /**
   * Reads the beginning of a capture.
   *
   * @param file a pcapng file
   * @param limit how many octets at most
   * @return the whole file, or the blocks that fit; whatever is not pcapng is given whole when it
   *     fits and is empty when it does not
   * @throws IOException when it cannot be read
   */
  public static CaptureExcerpt of(Path file, int limit) throws IOException {
    if (Files.size(file) <= limit) {
      return new CaptureExcerpt(Files.readAllBytes(file), true);
    }
    byte[] start;
    try (var in = Files.newInputStream(file)) {
      start = in.readNBytes(limit);
    }
    byte[] cut = new byte[blocks(start)];
    System.arraycopy(start, 0, cut, 0, cut.length);
    return new CaptureExcerpt(cut, false);
  }

  /** The octets: a pcapng file of its own. */
  public byte[] content() {
    return content.clone();
  }

  /** How many octets there are. */
  public int size() {
    return content.length;
  }

  /** Whether nothing was cut. */
  public boolean whole() {
    return whole;
  }

  /** How many octets of the start are whole blocks. */
  private static int blocks(byte[] start) {
    ByteBuffer in = ByteBuffer.wrap(start);
    if (start.length < SHORTEST_BLOCK || in.getInt(0) != SECTION_HEADER) {
      return 0;
    }
    in.order(
        in.getInt(MAGIC_OFFSET) == BYTE_ORDER_MAGIC
            ? ByteOrder.BIG_ENDIAN
            : ByteOrder.LITTLE_ENDIAN);
    int end = 0;
    while (end + SHORTEST_BLOCK <= start.length) {
      int length = in.getInt(end + LENGTH_OFFSET);
      if (length < SHORTEST_BLOCK || length > start.length - end) {
        break;
      }
      end += length;
    }
    return end;
  }
}
