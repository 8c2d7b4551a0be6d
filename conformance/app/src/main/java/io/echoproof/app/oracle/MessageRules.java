package io.echoproof.app.oracle;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.IcmpLayout;
import io.echoproof.app.frame.InternetSum;
import io.echoproof.app.oracle.Expectation.Kind;

/** What an ICMP message obliges to (RFC 792; RFC 1122, section 3.2.2). */
final class MessageRules {
  private static final int MINUS_ZERO = 0xFFFF;

  private final boolean timestamp;
  private final boolean probe;
  private final FreeChoices choices;

  MessageRules(OracleSettings settings) {
    timestamp = settings.offers(OracleSettings.TIMESTAMP);
    probe = settings.offers(OracleSettings.PROBE);
    choices = settings.choices();
  }

  /**
   * Decides about the message in an expectation.
   *
   * @param e has the message
   * @param why what obliges to a reply if the message does
   * @param soft what has left a choice before; {@link Rule#UNDECIDED} for nothing
   * @param reassembled whether it came in fragments
   */
  void judge(Expectation e, Rule why, Rule soft, boolean reassembled) {
    int length = e.messageLength;
    if (length < IcmpLayout.DATA) {
      e.silence(length == 0 ? Rule.HDR_11 : Rule.ECH_08);
      return;
    }
    int checksum = BigEndian.u16(e.message, e.messageFrom + IcmpLayout.CHECKSUM);
    if (!InternetSum.verifies(e.message, e.messageFrom, e.messageFrom + length)) {
      e.silence(wrongChecksum(e, checksum, reassembled));
      return;
    }
    // An all-zero message has FFFF as its only checksum, but is no request.
    Rule choice = choices.yields(soft) && checksum == MINUS_ZERO ? Rule.CKS_04 : soft;
    int type = BigEndian.u8(e.message, e.messageFrom + IcmpLayout.TYPE);
    switch (type) {
      case IcmpLayout.ECHO_REQUEST -> echo(e, why, choice);
      case IcmpLayout.TIMESTAMP -> timestamp(e, choice);
      case IcmpLayout.EXTENDED_ECHO_REQUEST -> probe(e);
      default -> e.silence(otherType(type));
    }
  }

  private static Rule wrongChecksum(Expectation e, int checksum, boolean reassembled) {
    if (reassembled) {
      return Rule.FRG_29;
    }
    if (checksum == 0) {
      return Rule.CKS_02;
    }
    int sum = InternetSum.of(e.message, e.messageFrom, e.messageFrom + e.messageLength);
    int right = ~InternetSum.fold(sum + (long) (~checksum & 0xFFFF)) & 0xFFFF;
    int swapped = (right >>> 8 | right << 8) & 0xFFFF;
    return checksum == swapped ? Rule.CKS_10 : Rule.CKS_01;
  }

  private void echo(Expectation e, Rule why, Rule soft) {
    Rule choice = soft;
    EchoCode echoCode = choices.echoCode();
    e.echoCode = echoCode;
    if (BigEndian.u8(e.message, e.messageFrom + IcmpLayout.CODE) != 0) {
      if (echoCode == EchoCode.DROPPED) {
        e.silence(Rule.TYP_01);
        return;
      }
      if (echoCode == EchoCode.UNKNOWN && choices.yields(choice)) {
        choice = Rule.TYP_01;
      }
    }
    Rule rule = why == Rule.ECH_01 && e.messageLength == IcmpLayout.DATA ? Rule.ECH_07 : why;
    e.reply(rule, choice, Kind.ECHO);
  }

  /** RFC 1122, section 3.2.2.8: optional; who offers it has to answer. */
  private void timestamp(Expectation e, Rule soft) {
    if (e.messageLength < IcmpLayout.TIMESTAMP_LENGTH) {
      e.silence(Rule.TSP_09);
      return;
    }
    boolean code = BigEndian.u8(e.message, e.messageFrom + IcmpLayout.CODE) != 0;
    boolean more = e.messageLength > IcmpLayout.TIMESTAMP_LENGTH;
    boolean certain = timestamp && !more && !code;
    Rule why = certain ? Rule.TSP_02 : more && timestamp ? Rule.TSP_10 : Rule.TSP_01;
    e.reply(why, certain || !choices.yields(soft) ? soft : Rule.UNDECIDED, Kind.TIMESTAMP);
  }

  private void probe(Expectation e) {
    if (probe) {
      e.reply(Rule.PRB_02, Rule.UNDECIDED, Kind.OTHER);
    } else {
      e.silence(Rule.PRB_01);
    }
  }

  /** No type but the above may be answered, with a reply or with an error. */
  private static Rule otherType(int type) {
    return switch (type) {
      case IcmpLayout.ECHO_REPLY -> Rule.ECH_15;
      case IcmpLayout.DESTINATION_UNREACHABLE,
          IcmpLayout.SOURCE_QUENCH,
          IcmpLayout.REDIRECT,
          IcmpLayout.TIME_EXCEEDED,
          IcmpLayout.PARAMETER_PROBLEM ->
          Rule.TYP_06;
      case 9, 10 -> Rule.TYP_05;
      case IcmpLayout.TIMESTAMP_REPLY, 16, 18, IcmpLayout.EXTENDED_ECHO_REPLY -> Rule.TYP_09;
      case IcmpLayout.INFORMATION_REQUEST -> Rule.INF_01;
      case IcmpLayout.ADDRESS_MASK_REQUEST -> Rule.INF_02;
      case 30, 37 -> Rule.INF_04;
      case 6, 31, 32, 33, 34, 35, 36, 38, 39 -> Rule.TYP_04;
      case 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 40, 253, 254 -> Rule.TYP_07;
      default -> Rule.TYP_02;
    };
  }
}
