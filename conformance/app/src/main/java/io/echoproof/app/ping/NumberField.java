package io.echoproof.app.ping;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number after {@code =} or {@code <}, whatever stands before it: {@code bytes=32}, {@code
 * time<1ms}, {@code Sent = 4}.
 *
 * @param number the digits, with a fraction where one was printed
 * @param lessThan whether the sign was {@code <}
 * @param start the index of the sign
 * @param end the index after the number
 */
record NumberField(String number, boolean lessThan, int start, int end) {

  /**
   * Blanks around a number: space, tab, the no-break spaces of Windows and OEM code pages and of
   * UTF-8, and the direction marks that right-to-left texts use in UTF-8.
   */
  static final String BLANKS = "(?:[ \\t\\xA0\\xFF]|\\xC2\\xA0|\\xE2\\x80[\\x8E\\x8F\\xAF]){0,4}+";

  /** Up to nine digits fit an int; a locale's decimal sign may be a comma. */
  static final String NUMBER = "[0-9]{1,9}+(?:[.,][0-9]{1,9}+)?+(?![0-9])";

  private static final Pattern FIELD = Pattern.compile("[=<]" + BLANKS + "(" + NUMBER + ")");

  /** The fields of a text that end before an index, in order. */
  static List<NumberField> before(String text, int limit) {
    List<NumberField> fields = new ArrayList<>();
    Matcher matcher = FIELD.matcher(text).region(0, limit).useTransparentBounds(true);
    while (matcher.find()) {
      fields.add(at(text, matcher));
    }
    return fields;
  }

  /** The fields of a text that begin at an index or after it, in order. */
  static List<NumberField> after(String text, int start) {
    List<NumberField> fields = new ArrayList<>();
    Matcher matcher = FIELD.matcher(text).region(start, text.length());
    while (matcher.find()) {
      fields.add(at(text, matcher));
    }
    return fields;
  }

  private static NumberField at(String text, Matcher matcher) {
    return new NumberField(
        text.substring(matcher.start(1), matcher.end(1)),
        text.charAt(matcher.start()) == '<',
        matcher.start(),
        matcher.end());
  }

  /** The whole part of the number. */
  int whole() {
    return Integer.parseInt(number.split("[.,]", 2)[0]);
  }

  /** The number as a round-trip time in milliseconds. */
  PingTime time() {
    return new PingTime(decimal(number), lessThan);
  }

  static double decimal(String number) {
    return Double.parseDouble(number.replace(',', '.'));
  }
}
