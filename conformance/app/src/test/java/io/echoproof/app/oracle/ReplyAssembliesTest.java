package io.echoproof.app.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.InternetSum;
import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.conformance.packet.Octets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fragments of an echo reply with 13 octets of data, in the order in which they arrive. */
class ReplyAssembliesTest {
  /** A is the ICMP header, B the first 8 octets of the data, C the other 5. */
  private enum Fragment {
    MARKED_A("45b8001c000120004001d624c0000201c0000202 00006da2beef0001"),
    MARKED_BC("45b80021000100014001f61ec0000201c0000202 6162636465666768696a6b6c6d"),
    A("4500001c000120004001d6dcc0000201c0000202 00006da2beef0001"),
    B("4500001c000120014001d6dbc0000201c0000202 6162636465666768"),
    C("45000019000100024001f6ddc0000201c0000202 696a6b6c6d"),
    BC("45000021000100014001f6d6c0000201c0000202 6162636465666768696a6b6c6d"),
    AB("45000024000120004001d6d4c0000201c0000202 00006da2beef00016162636465666768"),
    LAST_B("4500001c000100014001f6dbc0000201c0000202 6162636465666768"),
    D("4500001c000120034001d6d9c0000201c0000202 6e6f707172737475"),
    LAST_D("4500001c000100034001f6d9c0000201c0000202 6e6f707172737475"),
    SHORT_B("45000019000120014001d6dec0000201c0000202 6162636465"),
    EMPTY_B("45000014000120014001d6e3c0000201c0000202"),
    EMPTY_LAST("45000014000100034001f6e1c0000201c0000202"),
    MARKED_B("4501001c000120014001d6dac0000201c0000202 6162636465666768"),
    OTHER_ID_B("4500001c000220014001d6dac0000201c0000202 6162636465666768"),
    OPTIONS_A("46000020000120004001d3d7c0000201c0000202 01010100 00006da2beef0001");

    private final String hex;

    Fragment(String hex) {
      this.hex = hex;
    }
  }

  private final ReplyReader reader = new ReplyReader(KnownTarget.host());
  private final Reply reply = new Reply();

  private Disagreement read(String fragments) {
    Disagreement last = Disagreement.NONE;
    for (String name : fragments.split(" ", -1)) {
      assertFalse(last.isThere(), () -> "before " + name);
      byte[] frame = KnownTarget.frame(Fragment.valueOf(name).hex);
      last = reader.read(frame, frame.length, reply);
    }
    return last;
  }

  private String message() {
    return Octets.of(reply.message, reply.messageFrom, reply.messageFrom + reply.messageLength)
        .hex();
  }

  @ParameterizedTest
  @CsvSource({
    "A B C",
    "C B A",
    "B C A",
    "A BC",
    "BC A",
    "AB C",
    "MARKED_A MARKED_BC",
    "OPTIONS_A B C",
    "B C OPTIONS_A"
  })
  void inAnyOrderTheyMakeTheReply(String fragments) {
    assertEquals("", read(fragments).requirement());
    assertTrue(reply.isWhole());
    assertEquals("00006da2beef00016162636465666768696a6b6c6d", message());
    assertEquals(fragments.contains("OPTIONS") ? 4 : 0, reply.optionsLength);
    assertEquals(0, reader.incomplete());
  }

  @ParameterizedTest
  @CsvSource({"A", "C", "A B", "B C", "A C", "A OTHER_ID_B C"})
  void whileOneIsMissingThereIsNone(String fragments) {
    assertEquals("", read(fragments).requirement());
    assertFalse(reply.isWhole());
    assertTrue(reader.incomplete() > 0);

    reader.forget();
    assertEquals(0, reader.incomplete());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "SHORT_B, a length that is no multiple of 8",
    "EMPTY_B, no data",
    "EMPTY_LAST, no data in the last",
    "A MARKED_B, another TOS",
    "A A, twice",
    "A B B, the gap of the missing one is no larger than what came twice",
    "AB BC, they overlap",
    "AB B, one in another",
    "B AB, one around another",
    "A B LAST_B, one in two forms",
    "C D, data behind the last",
    "D C, the last before data",
    "LAST_B C, two last ones",
    "LAST_D C, two last ones in the other order"
  })
  void theyHaveToFit(String fragments, String what) {
    assertEquals("FRG-32", read(fragments).requirement(), what);
    assertFalse(reply.isWhole());
  }

  private String idsOf(int... ids) {
    String last = "";
    for (int id : ids) {
      for (Fragment fragment : new Fragment[] {Fragment.A, Fragment.BC}) {
        byte[] frame = KnownTarget.frame(fragment.hex);
        BigEndian.put16(frame, Ipv4Layout.IDENTIFICATION, id);
        InternetSum.set(frame, Ipv4Layout.HEADER_CHECKSUM, 0, 20);
        last = reader.read(frame, frame.length, reply).requirement();
      }
    }
    return last;
  }

  /** RFC 6864, section 4.3; numbers at random may be alike. */
  @Test
  void anIdThatNeverChangesIsNone() {
    assertEquals("", idsOf(0x1111, 0x1111, 0x1111));
    assertEquals("FRG-33", idsOf(0x1111));
    assertEquals("", idsOf(0x2222, 0x1111, 0x1111, 0x1111));
    assertEquals("", idsOf(0x2222, 0x1111, 0x2222, 0x1111));
  }

  private boolean readPart(int from, int octets, boolean more) {
    byte[] frame = new byte[20 + octets];
    byte[] header = KnownTarget.frame(Fragment.A.hex);
    System.arraycopy(header, 0, frame, 0, 20);
    Arrays.fill(frame, 20, frame.length, (byte) (from / 8));
    BigEndian.put16(frame, Ipv4Layout.TOTAL_LENGTH, frame.length);
    BigEndian.put16(frame, Ipv4Layout.FLAGS_AND_OFFSET, (more ? 0x2000 : 0) | from / 8);
    InternetSum.set(frame, Ipv4Layout.HEADER_CHECKSUM, 0, 20);
    assertEquals("", reader.read(frame, frame.length, reply).requirement());
    return reply.isWhole();
  }

  private void assertLong() {
    assertEquals(65_301, reply.messageLength);
    for (int at = 0; at < 64_000; at += 1280) {
      assertEquals((byte) (at / 8), reply.message[at]);
      assertEquals((byte) (at / 8), reply.message[at + 1279]);
    }
  }

  @Test
  void aReplyMayBeAsLongAsADatagram() {
    for (int from = 0; from < 64_000; from += 1280) {
      assertFalse(readPart(from, 1280, true));
    }
    assertTrue(readPart(64_000, 1_301, false));

    assertLong();
  }

  @Test
  void alsoFromItsEnd() {
    assertFalse(readPart(64_000, 1_301, false));
    for (int from = 62_720; from >= 0; from -= 1280) {
      assertEquals(from == 0, readPart(from, 1280, true));
    }

    assertLong();
  }
}
