package io.echoproof.app.oracle;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.IcmpLayout;
import io.echoproof.app.frame.InternetSum;
import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.app.oracle.Expectation.Kind;

/** Whether an ICMP error may come, and is one (RFC 1122, section 3.2.2). */
final class ErrorRules {
  private static final int LEAST_QUOTED_DATA = 8;
  private static final int UNUSED = 4;
  private static final int FRAGMENTATION_NEEDED = 4;

  /** The rows of area ADR before it are about destinations. */
  private static final String FIRST_ABOUT_SOURCES = "ADR-12";

  /** Judges an error about the frame that the expectation is about. */
  Disagreement check(Expectation e, Reply r) {
    if (r.type() == IcmpLayout.SOURCE_QUENCH) {
      return new Disagreement("ERR-16", Violation.REPORTED, "a source quench");
    }
    if (r.type() == IcmpLayout.REDIRECT) {
      return new Disagreement("ERR-15", Violation.REPORTED, "a redirect");
    }
    if (!e.errorAllowed) {
      return new Disagreement(
          row(e),
          Violation.REPORTED,
          "an ICMP error of type " + r.type() + " about: " + e.rule.condition());
    }
    if (!InternetSum.verifies(r.message, r.messageFrom, r.messageFrom + r.messageLength)) {
      return Disagreement.wrong("ECH-18", "the ICMP error's checksum is wrong");
    }
    // What came by a source route may be complained about along it.
    if (!e.routed && r.destination != e.peer) {
      return Disagreement.wrong(
          "ERR-08", "the ICMP error goes to " + ReplyRules.address(r.destination));
    }
    // What may be complained about was sent to the target's own address.
    if (r.source != e.address) {
      return Disagreement.wrong(
          "ERR-08", "the ICMP error comes from " + ReplyRules.address(r.source));
    }
    if (!isUnusedZero(r)) {
      return Disagreement.wrong(
          "ERR-07", "unused octets of an ICMP error of type " + r.type() + " are not zero");
    }
    return quote(r);
  }

  /**
   * Octets 4 to 7 but the pointer of a parameter problem, the MTU of fragmentation needed, and the
   * length of RFC 4884 at octet 5 (RFC 792; RFC 1191, section 4).
   */
  private static boolean isUnusedZero(Reply r) {
    if (r.messageLength < IcmpLayout.DATA) {
      return true;
    }
    boolean pointer = r.type() == IcmpLayout.PARAMETER_PROBLEM;
    boolean mtu =
        r.type() == IcmpLayout.DESTINATION_UNREACHABLE
            && BigEndian.u8(r.message, r.messageFrom + IcmpLayout.CODE) == FRAGMENTATION_NEEDED;
    return (pointer || r.message[r.messageFrom + UNUSED] == 0)
        && (mtu || BigEndian.u16(r.message, r.messageFrom + UNUSED + 2) == 0);
  }

  /** The whole header and 8 octets behind it, or all that there are (RFC 1122, section 3.2.2). */
  private static Disagreement quote(Reply r) {
    int from = r.messageFrom + IcmpLayout.DATA;
    int quoted = r.messageLength - IcmpLayout.DATA;
    if (quoted < Ipv4Layout.OPTIONS) {
      return Disagreement.wrong("ERR-03", "the ICMP error quotes no whole header");
    }
    int header = Ipv4Layout.headerLength(r.message, from);
    int total = BigEndian.u16(r.message, from + Ipv4Layout.TOTAL_LENGTH);
    return quoted < Math.min(header + LEAST_QUOTED_DATA, total)
        ? Disagreement.wrong(
            header > Ipv4Layout.OPTIONS ? "ERR-05" : "ERR-03",
            "the ICMP error quotes " + quoted + " octets of " + total)
        : Disagreement.NONE;
  }

  private static String row(Expectation e) {
    String requirement = e.rule.requirement();
    if (requirement.startsWith("HDR") && e.kind == Kind.NONE) {
      return "HDR-18";
    }
    if (e.rule == Rule.TYP_06) {
      return "ERR-10";
    }
    if (requirement.startsWith("TYP")) {
      return "TYP-03";
    }
    if (e.rule == Rule.ADR_03 || e.rule == Rule.ADR_10 || e.rule == Rule.ADR_11) {
      // Silently: an error is an answer too (RFC 1122, sections 3.2.1 and 3.2.1.3).
      return requirement;
    }
    if (e.rule == Rule.ADR_06) {
      // Who does not know the old forms (they are a SHOULD) takes it for somebody else's.
      return Rule.ADR_03.requirement();
    }
    if (requirement.startsWith("ADR")) {
      return requirement.compareTo(FIRST_ABOUT_SOURCES) < 0 ? "ERR-11" : "ERR-12";
    }
    if (e.unreachable) {
      return "ERR-12";
    }
    return requirement.startsWith("FRG") ? "FRG-34" : "ERR-14";
  }
}
