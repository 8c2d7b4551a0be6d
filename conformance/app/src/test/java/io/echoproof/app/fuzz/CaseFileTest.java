package io.echoproof.app.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.echoproof.app.UsageException;
import io.echoproof.app.frame.InternetSum;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Octets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseFileTest {
  private static final String ECHO = "4500001c123400004001e4a9c0000202c00002010800390fbeef0001";

  @Test
  void framesPausesAndWhatTheOracleSays() {
    CaseFile file =
        CaseFile.parse(
            "x",
            List.of(
                "echoproof-case 1",
                "# a comment",
                "title  two of them",
                "send   4500 # the first",
                "wait   61000",
                "send   " + ECHO,
                "reply ECH-07"));
    assertEquals("two of them", file.title());
    assertEquals(Octets.ofHex("4500"), file.steps().get(0).frame());
    assertEquals(Optional.empty(), file.steps().get(0).says());
    assertEquals(Duration.ofSeconds(61), file.steps().get(1).pause());
    assertEquals(Optional.of("reply   ECH-07"), file.steps().get(1).says());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "send 450 | x, line 2: send: a frame is an even number of hex digits, up to 65536 octets",
        "reply ECH-01 | x, line 2: 'reply' must follow a frame",
        "wait 700000 | x, line 2: wait '700000' is out of range: 0 to 600000 ms",
        "target 1.2.3 | x, line 2: '1.2.3' is no IPv4 address",
        "title only | x has no frame: a line 'send HEX' is missing"
      })
  void whatIsWrongIsNamed(String line, String message) {
    UsageException e =
        assertThrows(
            UsageException.class, () -> CaseFile.parse("x", List.of("echoproof-case 1", line)));
    assertEquals(message, e.getMessage());
  }

  @Test
  void somethingElseIsNoCase() {
    UsageException e =
        assertThrows(UsageException.class, () -> CaseFile.parse("x", List.of("hello")));
    assertEquals("x is no case: its first line must be 'echoproof-case 1'", e.getMessage());
  }

  /** 192.0.2.2 to 192.0.2.1 becomes 10.9.0.2 to 10.9.0.1. */
  @Test
  void framesAreReaddressedAndARightChecksumStaysRight() {
    CaseFile file = CaseFile.parse("x", List.of("echoproof-case 1", "send " + ECHO));
    Readdressing readdressing =
        new Readdressing(file, Ipv4Address.of("10.9.0.2"), Ipv4Address.of("10.9.0.1"));
    Octets frame = readdressing.apply(file.steps().get(0).frame());
    assertEquals("0a0900020a090001", frame.slice(12, 20).hex());
    assertEquals(true, InternetSum.verifies(frame.toByteArray(), 0, 20));
  }
}
