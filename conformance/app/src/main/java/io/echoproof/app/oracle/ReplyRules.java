package io.echoproof.app.oracle;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.IcmpLayout;
import io.echoproof.app.frame.InternetSum;
import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.conformance.packet.Ipv4Address;
import java.util.Arrays;

/** Whether a reply is the one that was expected, octet by octet (RFC 792; RFC 1122, 3.2.2.6). */
public final class ReplyRules {
  private static final int PRECEDENCE_MASK = 0xE0;
  private static final int UNKNOWN = -1;

  private final int own;
  private final ErrorRules errors = new ErrorRules();
  private final ReplyOptionRules options;
  private final TimestampRules timestamps;
  private final boolean steadyHeader;
  private int ttl = UNKNOWN;
  private boolean dontFragmentKnown;
  private boolean dontFragment;

  /**
   * @param settings of the target
   */
  public ReplyRules(OracleSettings settings) {
    this.own = settings.address();
    this.steadyHeader = settings.choices().steadyHeader();
    this.options = new ReplyOptionRules(settings);
    this.timestamps = new TimestampRules(settings.choices());
  }

  /** Judges a reply to the frame that the expectation is about. */
  public Disagreement check(Expectation e, Reply r) {
    if (r.isError()) {
      return errors.check(e, r);
    }
    return switch (e.kind) {
      case NONE -> forbidden(e);
      case OTHER -> Disagreement.NONE;
      case ECHO -> echo(e, r);
      case TIMESTAMP -> timestamp(e, r);
    };
  }

  /** A reply to what must not be answered. */
  public static Disagreement forbidden(Expectation e) {
    String why = isChoice(e) ? "this target does not answer it" : "it must not be";
    return new Disagreement(
        e.rule.requirement(),
        Violation.ANSWERED,
        "answered, although " + why + ": " + e.rule.condition());
  }

  /** No reply to what has to be answered. */
  public static Disagreement missing(Expectation e) {
    String which = isChoice(e) ? ", which this target answers" : "";
    return new Disagreement(
        e.rule.requirement(), Violation.UNANSWERED, "no reply to: " + e.rule.condition() + which);
  }

  /** Whether the texts leave a choice, and it is known what the target makes of it. */
  private static boolean isChoice(Expectation e) {
    return e.rule.obligation() == Obligation.FREE;
  }

  private Disagreement echo(Expectation e, Reply r) {
    Disagreement header = header(e, r);
    if (header.isThere()) {
      return header;
    }
    if (r.type() != IcmpLayout.ECHO_REPLY || r.messageLength < IcmpLayout.DATA) {
      return Disagreement.wrong(
          "ECH-01",
          "expected an echo reply, seen type " + r.type() + ", " + r.messageLength + " octets");
    }
    Disagreement code = code(e, r);
    if (code.isThere()) {
      return code;
    }
    Disagreement content = content(e, r);
    if (content.isThere()) {
      return content;
    }
    return InternetSum.verifies(r.message, r.messageFrom, r.messageFrom + r.messageLength)
        ? options.check(e, r)
        : wrongChecksum(r);
  }

  private Disagreement header(Expectation e, Reply r) {
    if (e.own ? r.source != e.address : r.source != own) {
      return Disagreement.wrong(
          e.own ? "ADR-01" : "ADR-09", "the reply's source is " + address(r.source));
    }
    if (r.destination != e.peer) {
      return Disagreement.wrong(
          "ADR-01",
          "the reply goes to "
              + address(r.destination)
              + ", the request came from "
              + address(e.peer));
    }
    if (e.dscpKnown && ((r.tos ^ e.tos) & Ipv4Layout.DSCP_MASK) != 0) {
      boolean precedence = ((r.tos ^ e.tos) & PRECEDENCE_MASK) != 0;
      return Disagreement.wrong(
          precedence ? "TOS-02" : "TOS-01", "TOS " + r.tos + " in reply to TOS " + e.tos);
    }
    if (steadyHeader) {
      Disagreement steady = steady(r);
      if (steady.isThere()) {
        return steady;
      }
    }
    if (ttl == UNKNOWN) {
      ttl = r.ttl;
    } else if (ttl != r.ttl) {
      return Disagreement.wrong("TTL-04", "TTL " + r.ttl + ", in an earlier reply " + ttl);
    }
    return Disagreement.NONE;
  }

  /** No rule, but what the target is known to do. */
  private Disagreement steady(Reply r) {
    if ((r.tos & Ipv4Layout.ECN_MASK) != 0) {
      return Disagreement.wrong("TOS-03", "the reply's ECN is " + (r.tos & Ipv4Layout.ECN_MASK));
    }
    if (r.fragmented) {
      return Disagreement.NONE;
    }
    if (!dontFragmentKnown) {
      dontFragmentKnown = true;
      dontFragment = r.dontFragment;
    }
    return dontFragment == r.dontFragment
        ? Disagreement.NONE
        : Disagreement.wrong("MTU-02", "DF " + r.dontFragment + ", in an earlier reply otherwise");
  }

  private static Disagreement code(Expectation e, Reply r) {
    int asked = BigEndian.u8(e.message, e.messageFrom + IcmpLayout.CODE);
    int seen = BigEndian.u8(r.message, r.messageFrom + IcmpLayout.CODE);
    boolean right =
        switch (e.echoCode) {
          case COPIED -> seen == asked;
          case ZEROED, DROPPED -> seen == 0;
          case UNKNOWN -> seen == 0 || seen == asked;
        };
    return right
        ? Disagreement.NONE
        : Disagreement.wrong(
            asked == 0 ? "ECH-01" : "TYP-01", "code " + seen + " in reply to code " + asked);
  }

  private static Disagreement content(Expectation e, Reply r) {
    if (r.messageLength == e.messageLength) {
      int at =
          Arrays.mismatch(
              r.message,
              r.messageFrom + IcmpLayout.IDENTIFIER,
              r.messageFrom + r.messageLength,
              e.message,
              e.messageFrom + IcmpLayout.IDENTIFIER,
              e.messageFrom + e.messageLength);
      if (at < 0) {
        return Disagreement.NONE;
      }
      int index = at + IcmpLayout.IDENTIFIER;
      return Disagreement.wrong(
          index < IcmpLayout.SEQUENCE_NUMBER
              ? "ECH-02"
              : index < IcmpLayout.DATA ? "ECH-03" : "ECH-05",
          String.format(
              "octet %d of the message is %02x, sent was %02x",
              index, r.message[r.messageFrom + index], e.message[e.messageFrom + index]));
    }
    boolean trailer = e.rule == Rule.HDR_09 && r.messageLength > e.messageLength;
    return Disagreement.wrong(
        trailer ? "HDR-09" : "ECH-05",
        "a message of " + r.messageLength + " octets in reply to one of " + e.messageLength);
  }

  private static Disagreement wrongChecksum(Reply r) {
    int checksum = BigEndian.u16(r.message, r.messageFrom + IcmpLayout.CHECKSUM);
    int sum = InternetSum.of(r.message, r.messageFrom, r.messageFrom + r.messageLength);
    // Only an all-zero message sums to zero.
    String row = sum == 0 ? "CKS-05" : r.messageLength % 2 == 1 ? "CKS-07" : "CKS-09";
    return Disagreement.wrong(
        row, String.format("the reply's ICMP checksum %04x is wrong", checksum));
  }

  private Disagreement timestamp(Expectation e, Reply r) {
    Disagreement header = header(e, r);
    if (header.isThere()) {
      return header;
    }
    Disagreement times = timestamps.check(e, r);
    if (times.isThere()) {
      return times;
    }
    // As in an echo (RFC 1122, section 3.2.2.8).
    Disagreement asEcho = options.check(e, r);
    return asEcho.isThere() ? Disagreement.wrong("TSP-08", asEcho.what()) : Disagreement.NONE;
  }

  static String address(int value) {
    return new Ipv4Address(value).toString();
  }
}
