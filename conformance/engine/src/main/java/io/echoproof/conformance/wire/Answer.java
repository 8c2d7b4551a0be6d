package io.echoproof.conformance.wire;

import io.echoproof.conformance.packet.IcmpMessage;
import java.util.function.Predicate;

/**
 * The kind of message that answers a probe.
 *
 * @param word what one of them is called
 * @param plural what several are called
 * @param kind whether a message is of that kind
 */
public record Answer(String word, String plural, Predicate<IcmpMessage> kind) {
  /** An echo reply (RFC 792, type 0). */
  public static final Answer ECHO_REPLY =
      type(IcmpMessage.ECHO_REPLY, "echo reply", "echo replies");

  /** A timestamp reply (RFC 792, type 14). */
  public static final Answer TIMESTAMP_REPLY =
      type(IcmpMessage.TIMESTAMP_REPLY, "timestamp reply", "timestamp replies");

  /** An extended echo reply (RFC 8335, section 3, type 43). */
  public static final Answer EXTENDED_ECHO_REPLY =
      type(IcmpMessage.EXTENDED_ECHO_REPLY, "extended echo reply", "extended echo replies");

  /** An ICMP error of any type (RFC 1122, section 3.2.2). */
  public static final Answer ERROR = new Answer("ICMP error", "ICMP errors", IcmpMessage::isError);

  /** A message of one type, whatever its code. */
  public static Answer type(int type, String word, String plural) {
    return new Answer(word, plural, message -> message.type() == type);
  }

  /** An ICMP error of one type and code. */
  public static Answer error(int type, int code) {
    String which = " of type " + type + ", code " + code;
    return new Answer(
        "ICMP error" + which,
        "ICMP errors" + which,
        message -> message.type() == type && message.code() == code);
  }

  /** Whether something that came back is such a message. */
  public boolean matches(Reply reply) {
    return reply.message().filter(kind).isPresent();
  }

  /** That many of them, in words. */
  public String count(int number) {
    return number + " " + (number == 1 ? word : plural);
  }
}
