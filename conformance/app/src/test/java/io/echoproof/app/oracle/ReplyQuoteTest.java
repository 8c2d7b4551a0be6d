package io.echoproof.app.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ICMP errors (RFC 792) about one datagram, by what they quote. */
class ReplyQuoteTest {
  private static final byte[] ABOUT =
      KnownTarget.frame("4500001f123400004001e4a6c0000202c0000201 080074acbeef0001616263");

  private static Reply read(String hex) {
    byte[] frame = KnownTarget.frame(hex);
    Reply reply = new Reply();
    assertFalse(new ReplyReader(KnownTarget.host()).read(frame, frame.length, reply).isThere());
    return reply;
  }

  @Test
  void aWholeHeaderNamesTheDatagram() {
    Reply error =
        read(
            "45000030000100004001f6c8c0000201c0000202 0b01f4fe000000004500001f123400004001e4a6c0000202c0000201");

    assertEquals(DatagramKey.of(ABOUT, 0), error.quotedDatagram());
    assertTrue(error.quotes(ABOUT, 20));
    assertFalse(error.quotes(ABOUT, 21));
    assertTrue(error.isError());
  }

  @Test
  void lessDoesNot() {
    Reply error =
        read(
            "4500002f000100004001f6c9c0000201c0000202 0b01f4ff000000004500001f123400004001e4a6c0000202c00002");

    assertEquals(0, error.quotedDatagram());
    assertFalse(error.quotes(ABOUT, 20));
    assertTrue(error.quotes(ABOUT, 19));
  }

  @Test
  void anotherDatagramIsNotQuoted() {
    Reply error =
        read(
            "45000030000100004001f6c8c0000201c0000202 0b01f4fe000000004500001f123400004001e4a6c0000202c0000201");
    byte[] other = ABOUT.clone();
    other[19]++;

    assertFalse(error.quotes(other, 20));
    assertTrue(error.quotes(other, 19));
  }

  /** RFC 792, page 6: code 1 is fragment reassembly time exceeded. */
  @ParameterizedTest(name = "{2}: {1}")
  @CsvSource({
    "45000038000100004001f6c0c0000201c0000202 0b01b961000000004500001f123400004001e4a6c0000202c0000201080074acbeef0001, true, time exceeded of code 1",
    "45000038000100004001f6c0c0000201c0000202 0b00b962000000004500001f123400004001e4a6c0000202c0000201080074acbeef0001, false, time exceeded of code 0",
    "45000038000100004001f6c0c0000201c0000202 0301c161000000004500001f123400004001e4a6c0000202c0000201080074acbeef0001, false, unreachable of code 1",
    "45000016000100004001f6e2c0000201c0000202 0b01, true, two octets",
    "45000015000100004001f6e3c0000201c0000202 0b, false, one octet"
  })
  void timeExceededInReassemblyComesLate(String hex, boolean late, String what) {
    assertEquals(late, read(hex).isReassemblyTimeout(), what);
  }
}
