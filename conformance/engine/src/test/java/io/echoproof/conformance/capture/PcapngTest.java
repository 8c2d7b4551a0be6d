package io.echoproof.conformance.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.echoproof.conformance.packet.Octets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reads what was written, block by block (draft-ietf-opsawg-pcapng). */
class PcapngTest {
  private static final Octets ECHO =
      Octets.ofHex("4500001d123400004001e4a8c0000202c000020108003a0ebeef0001ff");

  private record Block(int type, ByteBuffer body) {
    /** Option values by code, from that offset of the body on. */
    Map<Integer, Octets> options(int from) {
      Map<Integer, Octets> options = new LinkedHashMap<>();
      body.position(from);
      for (int code = body.getShort(); code != 0; code = body.getShort()) {
        byte[] value = new byte[body.getShort()];
        body.get(value).position(body.position() + (4 - value.length % 4) % 4);
        options.put(code, Octets.of(value));
      }
      assertEquals(0, body.getShort(), "length of the option that ends the list");
      assertFalse(body.hasRemaining(), "octets behind the options");
      return options;
    }
  }

  private static List<Block> read(byte[] file) {
    List<Block> blocks = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(file);
    while (in.hasRemaining()) {
      int type = in.getInt();
      int length = in.getInt();
      assertEquals(0, length % 4, "blocks are padded to 32 bits");
      byte[] body = new byte[length - 12];
      in.get(body);
      assertEquals(length, in.getInt(), "the length stands at both ends");
      blocks.add(new Block(type, ByteBuffer.wrap(body)));
    }
    return blocks;
  }

  private static Octets utf8(String text) {
    return Octets.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Block> written(CapturedFrame... frames) {
    return read(Pcapng.write(List.of(frames), "memory", 1_700_000_000_000_000_000L));
  }

  @Test
  void sectionHeader() {
    Block block = written().get(0);
    assertEquals(0x0A0D0D0A, block.type());
    assertEquals(0x1A2B3C4D, block.body().getInt(0), "big-endian");
    assertEquals(1, block.body().getShort(4), "major version");
    assertEquals(0, block.body().getShort(6), "minor version");
    assertEquals(-1, block.body().getLong(8), "section length is not given");
    assertEquals(Map.of(4, utf8("EchoProof")), block.options(16));
  }

  @Test
  void oneInterfaceOfBareIpPacketsWithNanoseconds() {
    List<Block> blocks = written();
    assertEquals(2, blocks.size());
    Block block = blocks.get(1);
    assertEquals(1, block.type());
    assertEquals(101, block.body().getShort(0), "LINKTYPE_RAW");
    assertEquals(0, block.body().getInt(4), "no snapshot length");
    assertEquals(Map.of(2, utf8("memory"), 9, Octets.ofInts(9)), block.options(8));
  }

  @Test
  void aPacketWithTimeDirectionAndComment() {
    Block block =
        written(new CapturedFrame(true, 123_456_789L, ECHO, "HDR-09 probe: ü, one behind it"))
            .get(2);
    ByteBuffer body = block.body();
    assertEquals(6, block.type());
    assertEquals(0, body.getInt(0), "the first interface");
    long time = (long) body.getInt(4) << 32 | (body.getInt(8) & 0xFFFF_FFFFL);
    assertEquals(1_700_000_000_123_456_789L, time);
    assertEquals(29, body.getInt(12), "captured length");
    assertEquals(29, body.getInt(16), "original length");
    byte[] frame = new byte[29];
    body.get(20, frame);
    assertEquals(ECHO, Octets.of(frame));
    Map<Integer, Octets> options = block.options(20 + 32);
    assertEquals(utf8("HDR-09 probe: ü, one behind it"), options.get(1));
    assertEquals(Octets.ofHex("00000002"), options.get(2), "outbound");
  }

  @Test
  void whatCameBackIsInbound() {
    Block block = written(new CapturedFrame(false, 0, ECHO, "")).get(2);
    assertEquals(Map.of(2, Octets.ofHex("00000001")), block.options(20 + 32));
  }

  @Test
  void anyLengthOfFrameAndComment() {
    for (int length = 0; length < 9; length++) {
      Octets frame = Octets.repeat(0xA5, length);
      String comment = "x".repeat(length);
      Block block = written(new CapturedFrame(true, 0, frame, comment)).get(2);
      assertEquals(length, block.body().getInt(12));
      Map<Integer, Octets> options = block.options(20 + (length + 3) / 4 * 4);
      assertEquals(length == 0 ? null : utf8(comment), options.get(1));
    }
  }

  @Test
  void packetsStandInTheOrderGiven() {
    List<Block> blocks =
        written(
            new CapturedFrame(true, 1, Octets.ofInts(1), "request"),
            new CapturedFrame(false, 2, Octets.ofInts(2), "reply"));
    assertEquals(4, blocks.size());
    assertEquals(1, blocks.get(2).body().get(20));
    assertEquals(2, blocks.get(3).body().get(20));
  }
}
