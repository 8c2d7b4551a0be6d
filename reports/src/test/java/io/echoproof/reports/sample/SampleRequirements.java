package io.echoproof.reports.sample;

import io.echoproof.reports.record.RequirementRecord;
import io.echoproof.reports.record.RequirementRecord.ExpectedRecord;
import io.echoproof.reports.record.RequirementRecord.KnownRecord;
import io.echoproof.reports.record.RequirementRecord.SourceRecord;
import io.echoproof.reports.record.VerdictRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requirements of the sample. */
final class SampleRequirements {
  private static final Map<String, String> AREAS =
      Map.of(
          "HDR", "IPv4 header validation",
          "CKS", "ICMP checksum arithmetic",
          "ECH", "Echo and echo reply",
          "TSP", "Timestamp",
          "FRG", "Fragmentation and reassembly",
          "PNG", "What ping prints");

  private SampleRequirements() {}

  /** How a sample requirement differs from the plainest one. */
  static final class Builder {
    private final String id;
    private final VerdictRecord verdict;
    private String title = "";
    private String text = "";
    private String level = "MUST";
    private boolean verified = true;
    private final List<SourceRecord> sources = new ArrayList<>();
    private String stimulus = "an echo request";
    private String expectation = "exactly one echo reply";
    private final List<KnownRecord> known = new ArrayList<>();
    private Optional<String> note = Optional.empty();
    private String reason = "";
    private String testCase = "";
    private Optional<ExpectedRecord> expected = Optional.empty();

    Builder(String id, VerdictRecord verdict) {
      this.id = id;
      this.verdict = verdict;
    }

    Builder rule(String newTitle, String newText) {
      title = newTitle;
      text = newText;
      return this;
    }

    Builder level(String newLevel) {
      level = newLevel;
      return this;
    }

    Builder unverified() {
      verified = false;
      return this;
    }

    Builder source(int rfc, String section) {
      sources.add(new SourceRecord(rfc, Optional.of(section), verified));
      return this;
    }

    Builder probe(String newStimulus, String newExpectation) {
      stimulus = newStimulus;
      expectation = newExpectation;
      return this;
    }

    Builder known(String stack, String behaviour) {
      known.add(new KnownRecord(stack, behaviour));
      return this;
    }

    Builder note(String newNote) {
      note = Optional.of(newNote);
      return this;
    }

    Builder reason(String newReason) {
      reason = newReason;
      return this;
    }

    Builder verifiedBy(String id) {
      testCase = id;
      return this;
    }

    Builder expected(String why) {
      expected = Optional.of(new ExpectedRecord(VerdictRecord.FAIL, why, true));
      return this;
    }

    RequirementRecord build() {
      String area = id.substring(0, id.indexOf('-'));
      return new RequirementRecord(
          id,
          area,
          AREAS.getOrDefault(area, area),
          title,
          text,
          level,
          verified,
          List.copyOf(sources),
          stimulus,
          expectation,
          List.copyOf(known),
          note,
          verdict,
          reason,
          testCase.isEmpty() ? List.of() : List.of("pcap"),
          testCase.isEmpty() ? List.of() : List.of(testCase),
          expected);
    }
  }

  static List<RequirementRecord> all() {
    return List.of(
        new Builder("HDR-03", VerdictRecord.PASS)
            .rule(
                "Header checksum",
                "A host verifies the IPv4 header checksum and silently discards a datagram whose"
                    + " checksum is wrong.")
            .source(1122, "3.2.1.2")
            .source(1812, "5.2.2")
            .probe("each of the 160 header bits flipped singly, checksum not recomputed", "silence")
            .known("Linux 6.18", "silent")
            .known("lwIP (git 3d896ba0)", "silent")
            .verifiedBy("HDR-03.every-header-bit")
            .build(),
        new Builder("HDR-12", VerdictRecord.FAIL)
            .rule(
                "Reserved flag bit",
                "The reserved flag bit does not cause a drop, and is zero in the reply.")
            .level("MUST NOT")
            .source(1812, "4.2.2.3")
            .source(791, "3.1")
            .probe(
                "an echo request with the reserved flag set, header checksum right",
                "one echo reply with bit 15 of the flags clear")
            .known("Linux 6.18", "answers, bit clear")
            .known("lwIP (git 3d896ba0)", "answers, bit clear")
            .known("picoTCP (46120ab)", "sends Parameter Problem")
            .note("A responder that copies the request's header reflects the bit.")
            .reason("the reply carries the reserved flag")
            .verifiedBy("HDR-12.reserved-flag")
            .build(),
        new Builder("CKS-05", VerdictRecord.FAIL)
            .rule(
                "Odd data with padding",
                "The ICMP checksum covers the octets up to the total length and none behind it.")
            .level("practice")
            .source(792, "Echo or Echo Reply Message")
            .probe("an echo request of odd length with two trailing octets", "a right checksum")
            .known("picoTCP (46120ab)", "sums the padding")
            .reason("checksum of the reply is wrong")
            .verifiedBy("CKS-05.odd-padding")
            .expected("known since 2.1, to be fixed in 2.3 (issue 4711)")
            .build(),
        new Builder("ECH-09", VerdictRecord.LAX)
            .rule(
                "Type of service copied",
                "The reply's type of service is the request's, unless configured otherwise.")
            .level("SHOULD")
            .unverified()
            .source(1122, "3.2.1.6")
            .probe("echo requests with TOS 00, 04, 10, FC", "the same TOS in the reply")
            .known("Linux 6.18", "copies")
            .reason("TOS 0x10 came back as 0x00")
            .verifiedBy("ECH-09.tos")
            .build(),
        new Builder("ECH-01", VerdictRecord.PASS)
            .rule("Echo", "A host answers an echo request with exactly one echo reply.")
            .source(1122, "3.2.2.6")
            .probe("echo requests of 0 to 1472 octets of data", "one reply each, data identical")
            .known("Linux 6.18", "answers")
            .verifiedBy("ECH-01.all-sizes")
            .build(),
        new Builder("FRG-07", VerdictRecord.SKIPPED)
            .rule("Tiny fragments", "Fragments of eight octets are put together.")
            .source(791, "3.2")
            .reason("no link carries frames shorter than 20 octets")
            .verifiedBy("FRG-07.tiny")
            .build(),
        new Builder("TSP-01", VerdictRecord.NOT_APPLICABLE)
            .rule("Timestamp reply", "A host may answer a timestamp request.")
            .level("MAY")
            .source(1122, "3.2.2.8")
            .reason("the target does not offer timestamp")
            .verifiedBy("TSP-01.reply")
            .build(),
        new Builder("PNG-02", VerdictRecord.ERROR)
            .rule("Loss count", "What ping prints as lost is what was not on the wire.")
            .level("practice")
            .reason("ping ended with status 2")
            .verifiedBy("PNG-02.loss")
            .build(),
        new Builder("ECH-30", VerdictRecord.NOT_RUN)
            .rule("Initial TTL", "Which TTL a reply has.")
            .level("observation")
            .source(1122, "3.2.1.7")
            .build());
  }
}
