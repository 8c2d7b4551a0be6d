package io.echoproof.app.ping;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dotted IPv4 address in a line.
 *
 * @param text the address as printed
 * @param start the index of its first byte
 * @param end the index after its last byte
 */
record AddressLiteral(String text, int start, int end) {

  /**
   * Four octets that are not a part of a longer dotted name such as {@code 192.0.2.1.example.net}.
   * A letter or a double-byte character may touch either end: Korean and Turkish glue a suffix to
   * the address.
   */
  private static final Pattern LITERAL =
      Pattern.compile(
          "(?<![0-9.])(?:OCTET\\.){3}OCTET(?![0-9]|\\.[0-9A-Za-z])"
              .replace("OCTET", "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"));

  /** The first address in the line. */
  static Optional<AddressLiteral> first(String line) {
    Matcher matcher = LITERAL.matcher(line);
    return matcher.find() ? Optional.of(at(matcher)) : Optional.empty();
  }

  /**
   * The last address that begins before an index: iputils prints {@code name (address)}, and a name
   * can be made to look like an address.
   */
  static Optional<AddressLiteral> lastBefore(String line, int limit) {
    Optional<AddressLiteral> last = Optional.empty();
    Matcher matcher = LITERAL.matcher(line);
    while (matcher.find() && matcher.start() < limit) {
      last = Optional.of(at(matcher));
    }
    return last;
  }

  private static AddressLiteral at(Matcher matcher) {
    return new AddressLiteral(matcher.group(), matcher.start(), matcher.end());
  }
}
