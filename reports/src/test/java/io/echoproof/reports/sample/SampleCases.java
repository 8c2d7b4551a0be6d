package io.echoproof.reports.sample;

import io.echoproof.reports.record.CaseRecord;
import io.echoproof.reports.record.CaseRecord.FindingRecord;
import io.echoproof.reports.record.CaseRecord.StepRecord;
import io.echoproof.reports.record.ExchangeRecord;
import io.echoproof.reports.record.VerdictRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cases of the sample: one of every kind. */
final class SampleCases {
  static final Instant START = Instant.parse("2026-11-23T10:15:30.250Z");

  private SampleCases() {}

  static CaseRecord testCase(
      String id, String title, VerdictRecord verdict, String message, int probes) {
    boolean ran = verdict != VerdictRecord.SKIPPED && verdict != VerdictRecord.NOT_APPLICABLE;
    return new CaseRecord(
        id,
        title,
        List.of(id.substring(0, id.indexOf('.'))),
        List.of(),
        ran ? Optional.of("pcap") : Optional.empty(),
        verdict,
        message,
        START,
        ran ? 12_345_678L : 0L,
        probes,
        Math.min(probes, id.startsWith("HDR-03") ? 2 : probes),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        ran ? Optional.of(id + ".pcapng") : Optional.empty(),
        "echoproof run " + id + " --target builtin --link pcap --seed 7f3a-99c1");
  }

  static CaseRecord with(
      CaseRecord c,
      Map<String, String> parameters,
      List<StepRecord> steps,
      List<FindingRecord> findings,
      List<ExchangeRecord> examples) {
    return new CaseRecord(
        c.id(),
        c.title(),
        c.requirements(),
        c.tags(),
        c.link(),
        c.verdict(),
        c.message(),
        c.startedAt(),
        c.durationNanos(),
        c.probes(),
        c.replies(),
        parameters,
        steps,
        findings,
        examples,
        List.of(),
        c.capture(),
        c.rerun());
  }

  static List<CaseRecord> all() {
    List<CaseRecord> cases = new ArrayList<>();
    cases.add(headerBits());
    cases.add(reservedFlag());
    cases.add(oddPadding());
    cases.add(typeOfService());
    cases.add(allSizes());
    cases.add(
        testCase(
            "FRG-07.tiny",
            "Fragments of eight octets",
            VerdictRecord.SKIPPED,
            "pcap cannot carry frames shorter than 20 octets; memory can",
            0));
    cases.add(
        testCase(
            "TSP-01.reply",
            "Timestamp reply",
            VerdictRecord.NOT_APPLICABLE,
            "the target does not offer timestamp",
            0));
    cases.add(
        testCase(
            "PNG-02.loss",
            "Loss that ping counts",
            VerdictRecord.ERROR,
            "ping ended with status 2 and printed: <script>alert('x')</script> \u0007\u001b[31m",
            3));
    return List.copyOf(cases);
  }

  private static CaseRecord headerBits() {
    FrameExchange exchange = new FrameExchange("bit 17 (Total Length) flipped");
    exchange.sent("probe", SampleFrame.request(0x5a01, 1, 0).set(2, 0x40).mutated("Total Length"));
    exchange.sent("twin", SampleFrame.request(0x5a02, 1, 0));
    exchange.received("reply to twin", SampleFrame.reply(0x5a02, 1, 0));
    exchange.sent("sentinel", SampleFrame.request(0x5a03, 1, 0));
    exchange.received("reply to sentinel", SampleFrame.reply(0x5a03, 1, 0));
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("bits", "0 to 159");
    parameters.put("echo to 192.0.2.255", "silent");
    return with(
        testCase(
            "HDR-03.every-header-bit",
            "Each header bit flipped without a new checksum",
            VerdictRecord.PASS,
            "",
            162),
        parameters,
        List.of(
            new StepRecord("twin answered", 1, 0),
            new StepRecord("header bit flipped, silence", 160, 0),
            new StepRecord("sentinel answered", 1, 0)),
        List.of(),
        List.of(exchange.record()));
  }

  private static CaseRecord reservedFlag() {
    FrameExchange exchange = new FrameExchange("echo request with the reserved flag set");
    exchange.sent(
        "probe", SampleFrame.request(0x1d2e, 7, 12).set(6, 0x80).headerChecksum().mutated("Flags"));
    exchange.received(
        "reply",
        SampleFrame.reply(0x1d2e, 7, 12).set(6, 0x80).headerChecksum().differs("Flags", "000"));
    return with(
        testCase(
            "HDR-12.reserved-flag",
            "Echo request with the reserved flag",
            VerdictRecord.FAIL,
            "Flags (octet 6) of the reply\nexpected: 000\nseen: 100 reserved",
            2),
        Map.of("data", "12 octets"),
        List.of(
            new StepRecord("twin without the flag answered", 1, 0),
            new StepRecord("reserved flag set, reply with the flag clear", 1, 1)),
        List.of(
            new FindingRecord(
                "HDR-12",
                VerdictRecord.FAIL,
                "the reply carries the reserved flag (octet 6)",
                "one echo reply whose flags are 000",
                "one echo reply whose flags are 100: the bit was copied from the request",
                exchange.record())),
        List.of());
  }

  private static CaseRecord oddPadding() {
    FrameExchange exchange = new FrameExchange("1 octet of data and 2 trailing octets A5A5");
    exchange.sent("probe", SampleFrame.request(0x2002, 3, 1).mutated("Total Length"));
    exchange.received(
        "reply", SampleFrame.reply(0x2002, 3, 1).set(22, 0x12).differs("Checksum", "0x7e9a"));
    return with(
        testCase(
            "CKS-05.odd-padding",
            "Odd data with octets behind the total length",
            VerdictRecord.FAIL,
            "Checksum (octets 22 to 23) of the reply\nexpected: 0x7e9a\nseen: 0x129a",
            2),
        Map.of(),
        List.of(new StepRecord("odd lengths with padding", 3, 3)),
        List.of(
            new FindingRecord(
                "CKS-05",
                VerdictRecord.FAIL,
                "the reply's ICMP checksum is wrong: the padding was summed",
                "ICMP checksum 0x7e9a",
                "ICMP checksum 0x129a",
                exchange.record())),
        List.of());
  }

  private static CaseRecord typeOfService() {
    FrameExchange exchange = new FrameExchange("echo request with TOS 10");
    exchange.sent(
        "probe",
        SampleFrame.request(0x3003, 3, 4).set(1, 0x10).headerChecksum().mutated("Type of Service"));
    exchange.received("reply", SampleFrame.reply(0x3003, 3, 4).differs("Type of Service", "0x10"));
    return with(
        testCase(
            "ECH-09.tos",
            "Type of service comes back",
            VerdictRecord.LAX,
            "Type of Service (octet 1) of the reply\nexpected: 0x10\nseen: 0x00",
            4),
        Map.of("values", "00, 04, 10, FC"),
        List.of(new StepRecord("TOS values", 4, 3)),
        List.of(
            new FindingRecord(
                "ECH-09",
                VerdictRecord.LAX,
                "TOS 0x10 came back as 0x00",
                "TOS 0x10",
                "TOS 0x00",
                exchange.record())),
        List.of());
  }

  private static CaseRecord allSizes() {
    FrameExchange exchange = new FrameExchange("1000 octets of data");
    exchange.sent("probe", SampleFrame.request(0x4004, 9, 1000));
    exchange.received("reply", SampleFrame.reply(0x4004, 9, 1000));
    return with(
        testCase("ECH-01.all-sizes", "Every size of data", VerdictRecord.PASS, "", 1473),
        Map.of("sizes", "0 to 1472"),
        List.of(new StepRecord("sizes answered, data identical", 1473, 0)),
        List.of(),
        List.of(exchange.record()));
  }
}
