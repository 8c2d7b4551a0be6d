package io.echoproof.app.ping;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code ping.exe} puts between the bytes and the time of a reply that is not as expected:
 * {@code (sent 1472)} or {@code - MISCOMPARE at offset 16 -}, in the language of the system. The
 * dash tells them apart.
 *
 * @param bytesSent the number outside dashes
 * @param miscompareOffset the number after a dash
 */
record SizeRemarks(OptionalInt bytesSent, OptionalInt miscompareOffset) {

  /** A dash between blanks: ASCII, or a typographic one in a Windows code page or in UTF-8. */
  private static final Pattern DASH =
      Pattern.compile("(?:^|[ \\t])(?:[-\\x96\\x97]|\\xE2\\x80[\\x93\\x94])[ \\t]");

  private static final Pattern WHOLE = Pattern.compile("(?<![0-9])[0-9]{1,9}+(?![0-9])");

  /** Reads the text between the two numbers. */
  static SizeRemarks read(String gap) {
    Matcher dash = DASH.matcher(gap);
    int split = dash.find() ? dash.start() : gap.length();
    return new SizeRemarks(number(gap.substring(0, split)), number(gap.substring(split)));
  }

  private static OptionalInt number(String text) {
    Matcher matcher = WHOLE.matcher(text);
    return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group())) : OptionalInt.empty();
  }
}
