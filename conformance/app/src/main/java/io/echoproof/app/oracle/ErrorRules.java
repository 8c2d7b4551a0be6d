package io.echoproof.app.oracle;

import io.echoproof.app.frame.IcmpLayout;
import io.echoproof.app.frame.InternetSum;
import io.echoproof.app.oracle.Expectation.Kind;

/** Whether an ICMP error may come, and is one (RFC 1122, section 3.2.2). */
final class ErrorRules {
  private static final int LEAST_QUOTE = 20;

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
    return r.messageLength < IcmpLayout.DATA + LEAST_QUOTE
        ? Disagreement.wrong("ERR-03", "the ICMP error quotes no whole header")
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
    return requirement.startsWith("FRG") ? "FRG-34" : "ERR-14";
  }
}
