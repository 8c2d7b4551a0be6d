package io.echoproof.app.ping;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are not, or not all of, a ping's output. */
class HostileOutputTest {

  private static final long SEED = 0x6563686F;

  /** What the parser looks for, so that random text comes near to it. */
  private static final List<String> PIECES =
      List.of(
          "192.0.2.1",
          "=",
          "<",
          "%",
          "(",
          ")",
          "TTL=",
          " ttl=",
          "icmp_seq=",
          ":",
          " - ",
          "--- ",
          "#",
          "0x",
          "\n",
          "\r\n",
          "\n\n",
          " ",
          ".",
          ",",
          "+",
          "e-",
          "7",
          "64",
          "999999999",
          "99999999999",
          "errors",
          "\u00A0",
          "\u00FF");

  @Test
  void nothingIsReadFromNothing() {
    assertEquals(
        new PingOutput(List.of(), List.of(), Optional.empty()), PingOutput.parse(new byte[0]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Reply from 192.0.2.1: bytes=32 time<1ms TTL=64",
        "192.0.2.1: a=1 b=2 TTL=256\n",
        "bytes=32 time=1ms TTL=64\n",
        "Reply from 192.0.2.256: bytes=32 time=1ms TTL=64\n",
        "Reply from ::1: time<1ms\n",
        "192.0.2.1 TTL=64\n",
        "x\n\ny\n a = 1, b = 2 (50%)\n",
        "--- x ---\n4 sent\n",
        "\n\n%\n"
      })
  void nothingIsReadFromWhatIsIncomplete(String text) {
    PingOutput output = PingOutput.parse(text.getBytes(ISO_8859_1));
    assertEquals("none | none | none", PingNotation.of(output));
  }

  @ParameterizedTest
  @MethodSource("io.echoproof.app.ping.PingFixture#names")
  void aPrefixSaysNothingThatTheWholeDoesNotSay(String name) {
    byte[] whole = PingFixture.load(name).printed();
    PingOutput all = PingOutput.parse(whole);
    for (int length = 0; length < whole.length; length++) {
      PingOutput some = PingOutput.parse(Arrays.copyOf(whole, length));
      // The last reply may still lack the remark that iputils prints on the next line.
      int known = Math.max(0, some.replies().size() - 1);
      assertEquals(all.replies().subList(0, known), some.replies().subList(0, known));
      assertEquals(all.errors().subList(0, some.errors().size()), some.errors());
    }
  }

  @ParameterizedTest
  @MethodSource("io.echoproof.app.ping.PingFixture#names")
  void damageIsRead(String name) {
    byte[] whole = PingFixture.load(name).printed();
    Random random = new Random(SEED + name.hashCode());
    for (int round = 0; round < 500; round++) {
      byte[] damaged = whole.clone();
      for (int i = 0; i <= round % 8; i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      assertSane(PingOutput.parse(damaged));
    }
  }

  @Test
  void garbageIsRead() {
    Random random = new Random(SEED);
    for (int round = 0; round < 5_000; round++) {
      byte[] bytes = new byte[random.nextInt(400)];
      random.nextBytes(bytes);
      assertSane(PingOutput.parse(bytes));
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(80), 0, PIECES.size()).mapToObj(PIECES::get).forEach(text::append);
      assertSane(PingOutput.parse(text.toString().getBytes(ISO_8859_1)));
    }
  }

  @ParameterizedTest
  @MethodSource("longTexts")
  void timeGrowsWithTheLengthOnly(String piece, String before, String after) {
    byte[] bytes = (before + piece.repeat((1 << 20) / piece.length()) + after).getBytes(ISO_8859_1);
    // Linear work takes milliseconds, quadratic work hours.
    assertTimeoutPreemptively(Duration.ofSeconds(30), () -> assertSane(PingOutput.parse(bytes)));
  }

  static Stream<Arguments> longTexts() {
    return Stream.concat(
            PIECES.stream(),
            Stream.of(
                "1.", "1.1.1.1", "192.0.2.1:", "=1 ", "1 ", "(a", "a=1 TTL=1 ", "\n\n%", "x\n"))
        .flatMap(
            piece ->
                Stream.of(
                    Arguments.of(piece, "", "\n"),
                    Arguments.of(piece, "64 x 192.0.2.1: a=1 ttl=1 b=2 ", "\n"),
                    Arguments.of(piece, "\n--- x\n1 a 2 b", "%\n")));
  }

  private static void assertSane(PingOutput output) {
    for (PingReply reply : output.replies()) {
      assertTrue(reply.ttl() >= 0 && reply.ttl() <= 255, reply::toString);
      assertTrue(reply.bytes() >= 0 && reply.dataBytes() >= 0, reply::toString);
      assertTrue(reply.from().matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}"), reply::toString);
    }
    output.totals().ifPresent(totals -> assertTrue(totals.sent() >= 0 && totals.received() >= 0));
  }
}
