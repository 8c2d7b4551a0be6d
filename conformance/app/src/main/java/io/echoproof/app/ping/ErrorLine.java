package io.echoproof.app.ping;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line of an ICMP error. iputils: an address and {@code icmp_seq=}, then words. {@code
 * ping.exe}: an address, perhaps words, a colon, then words without any number field.
 */
final class ErrorLine {

  /** iputils does not translate this name. */
  private static final Pattern SEQUENCE = Pattern.compile("icmp_seq=([0-9]{1,9}+)(?![0-9])");

  /** What the program says of itself: {@code ping: sendmsg: ...}, {@code PING: ...}. */
  private static final Pattern OWN_MESSAGE = Pattern.compile("[Pp][Ii][Nn][Gg]:");

  private ErrorLine() {}

  static Optional<PingError> read(String line) {
    // Indented lines continue a reply: recorded routes and time stamps, with addresses and colons.
    if (line.isEmpty()
        || Character.isWhitespace(line.charAt(0))
        || ReplyLine.startsWithCount(line)
        || OWN_MESSAGE.matcher(line).lookingAt()) {
      return Optional.empty();
    }
    return AddressLiteral.first(line).flatMap(first -> read(line, first));
  }

  private static Optional<PingError> read(String line, AddressLiteral first) {
    Matcher sequence = SEQUENCE.matcher(line);
    if (sequence.find(first.end())) {
      int number = Integer.parseInt(line.substring(sequence.start(1), sequence.end(1)));
      return AddressLiteral.lastBefore(line, sequence.start())
          .map(from -> new PingError(from.text(), OptionalInt.of(number)));
    }
    int colon = line.indexOf(':', first.end());
    if (colon < 0 || !saysSomething(line.substring(colon + 1).strip())) {
      return Optional.empty();
    }
    return AddressLiteral.lastBefore(line, colon)
        .map(from -> new PingError(from.text(), OptionalInt.empty()));
  }

  /**
   * The opening line ends with its colon, or has the size after it: {@code PING 192.0.2.1
   * (192.0.2.1) from 192.0.2.2 tun0: 56(84) bytes of data.}
   */
  private static boolean saysSomething(String text) {
    return !text.isEmpty()
        && (text.charAt(0) < '0' || text.charAt(0) > '9')
        && NumberField.after(text, 0).isEmpty();
  }
}
