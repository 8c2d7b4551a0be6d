package io.echoproof.app.ping;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * No character of any OEM code page changes what is read, whatever its bytes look like. In cp932,
 * cp936, cp949 and cp950 the second byte is 0x40 to 0xFE: it may be {@code T}, {@code L}, {@code
 * [}, {@code |} or a backslash.
 */
class DoubleByteTest {

  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private static final String EXPECTED = "192.0.2.7:32=14@57 | 198.51.100.7 | 4/3/1/25";

  @Test
  void doubleByteCharactersDoNotMatter() {
    IntStream.rangeClosed(0x81, 0xFE)
        .boxed()
        .flatMap(
            lead ->
                IntStream.rangeClosed(0x40, 0xFE)
                    .mapToObj(trail -> "" + (char) (int) lead + (char) trail))
        .forEach(DoubleByteTest::assertIgnored);
  }

  @Test
  void singleByteCharactersDoNotMatter() {
    IntStream.rangeClosed(0x80, 0xFF)
        .mapToObj(letter -> "" + (char) letter)
        .forEach(DoubleByteTest::assertIgnored);
  }

  /** Puts a character in every place where a language has its words. */
  private static void assertIgnored(String character) {
    String text =
        String.join(
                "\r\n",
                "",
                "~ 192.0.2.7 ~ 32 ~:",
                "~ 192.0.2.7~: ~=32 ~=14~TTL=57",
                "~~~",
                "~ 198.51.100.7~: ~ ~~.",
                "",
                "192.0.2.7~:",
                "    ~: ~ = 4~~ = 3, ~ = 1 (25%~)~",
                "~:",
                "    ~ = 0~, ~ = 14~",
                "")
            .replace("~", character);
    String read = PingNotation.of(PingOutput.parse(text.getBytes(ISO_8859_1)));
    if (!EXPECTED.equals(read)) {
      assertEquals(EXPECTED, read, () -> "with " + HEX.formatHex(character.getBytes(ISO_8859_1)));
    }
  }
}
