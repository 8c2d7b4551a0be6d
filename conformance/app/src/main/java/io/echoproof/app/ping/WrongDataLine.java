package io.echoproof.app.ping;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line after a reply on which iputils reports altered data: {@code wrong data byte #17 should
 * be 0x11 but was 0x0}. Its structure is {@code #} offset and two hexadecimal bytes; the dump that
 * follows has no {@code 0x}.
 */
final class WrongDataLine {

  private static final Pattern OFFSET = Pattern.compile("#([0-9]{1,9}+)(?![0-9])");

  private static final Pattern BYTE = Pattern.compile("0x[0-9a-f]{1,2}+(?![0-9a-f])");

  private WrongDataLine() {}

  /** The offset in the echo's data, in bytes from 0; empty where the line is another one. */
  static OptionalInt offset(String line) {
    Matcher offset = OFFSET.matcher(line);
    if (!offset.find()) {
      return OptionalInt.empty();
    }
    Matcher bytes = BYTE.matcher(line).region(offset.end(), line.length());
    return bytes.results().limit(2).count() == 2
        ? OptionalInt.of(Integer.parseInt(line.substring(offset.start(1), offset.end(1))))
        : OptionalInt.empty();
  }
}
