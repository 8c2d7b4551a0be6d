package io.echoproof.reports.sample;

import io.echoproof.reports.directory.RunDirectory;
import io.echoproof.reports.record.CaseRecord;
import io.echoproof.reports.record.ExchangeRecord;
import io.echoproof.reports.record.RequirementRecord;
import io.echoproof.reports.record.RunRecord;
import io.echoproof.reports.record.RunRecord.LinkRecord;
import io.echoproof.reports.record.RunRecord.ObservationRecord;
import io.echoproof.reports.record.RunRecord.OutcomeRecord;
import io.echoproof.reports.record.RunRecord.TargetRecord;
import io.echoproof.reports.record.VerdictRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A whole run of the sample. */
public final class SampleRun {
  private SampleRun() {}

  /** A run with one case of every kind. */
  public static RunRecord small() {
    return run(SampleRequirements.all(), SampleCases.all(), "builtin", false);
  }

  /** The same run with {@code --strict}. */
  public static RunRecord strict() {
    return run(SampleRequirements.all(), SampleCases.all(), "builtin", true);
  }

  /** The same run against another target. */
  public static RunRecord against(String target) {
    return run(SampleRequirements.all(), SampleCases.all(), target, false);
  }

  /** The same run with other cases. */
  public static RunRecord withCases(List<CaseRecord> cases) {
    return run(SampleRequirements.all(), cases, "builtin", false);
  }

  /** The same case with another message. */
  public static CaseRecord withMessage(CaseRecord c, String message) {
    return new CaseRecord(
        c.id(),
        c.title(),
        c.requirements(),
        c.tags(),
        c.link(),
        c.verdict(),
        message,
        c.startedAt(),
        c.durationNanos(),
        c.probes(),
        c.replies(),
        c.parameters(),
        c.steps(),
        c.findings(),
        c.examples(),
        List.of(),
        c.capture(),
        c.rerun());
  }

  /**
   * A run of about the size of the whole catalogue.
   *
   * @param more how many passed cases are added, each with two examples
   */
  public static RunRecord large(int more) {
    List<RequirementRecord> requirements = new ArrayList<>(SampleRequirements.all());
    List<CaseRecord> cases = new ArrayList<>(SampleCases.all());
    for (int i = 0; i < more; i++) {
      String id = String.format("ECH-%03d", 100 + i);
      requirements.add(
          new SampleRequirements.Builder(id, VerdictRecord.PASS)
              .rule("Sample rule " + i, "Rule " + i + " holds for every echo request.")
              .source(1122, "3.2.2.6")
              .known("Linux 6.18", "answers")
              .verifiedBy(id + ".sample")
              .build());
      FrameExchange small = new FrameExchange("12 octets of data");
      small.sent("probe", SampleFrame.request(0x6000 + i, 1, 12));
      small.received("reply", SampleFrame.reply(0x6000 + i, 1, 12));
      FrameExchange big = new FrameExchange("1472 octets of data");
      big.sent("probe", SampleFrame.request(0x7000 + i, 1, 1472));
      big.received("reply", SampleFrame.reply(0x7000 + i, 1, 1472));
      List<ExchangeRecord> examples = List.of(small.record(), big.record());
      cases.add(
          SampleCases.with(
              SampleCases.testCase(id + ".sample", "Sample " + i, VerdictRecord.PASS, "", 2),
              Map.of(),
              List.of(new CaseRecord.StepRecord("sizes", 2, 0)),
              List.of(),
              examples));
    }
    return run(requirements, cases, "builtin", false);
  }

  /** Writes a capture for every case of a run that names one. */
  public static void writeCaptures(RunRecord run, RunDirectory directory) {
    byte[] request = SampleFrame.request(1, 1, 12).octets();
    byte[] reply = SampleFrame.reply(1, 1, 12).octets();
    for (CaseRecord testCase : run.cases()) {
      testCase
          .capture()
          .ifPresent(
              name -> SampleCapture.write(directory.captures().resolve(name), request, reply));
    }
  }

  private static RunRecord run(
      List<RequirementRecord> requirements, List<CaseRecord> cases, String target, boolean strict) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("operating system", "Linux 6.18.44 amd64");
    environment.put("java", "17.0.15 (OpenJDK)");
    environment.put("net.ipv4.icmp_ratelimit", "1000");
    environment.put("libpcap", "1.10.3 – TPACKET_V3");
    return new RunRecord(
        RunRecord.SCHEMA_VERSION,
        "EchoProof 0.1.0",
        List.of("echoproof", "run", "--target", target, "--seed", "7f3a-99c1"),
        SampleCases.START,
        SampleCases.START.plusMillis(2_345),
        new OutcomeRecord(
            1,
            "not conformant",
            7,
            5,
            1,
            "2 requirements are not met, one of them as expected.",
            List.of("A link that carries frames shorter than 20 octets: --link memory.")),
        new TargetRecord(
            target,
            target,
            "EchoProof's own responder on a tun device",
            "192.0.2.1",
            24,
            1500,
            List.of("record-route")),
        List.of(
            new LinkRecord(
                "pcap",
                "tun0, libpcap 1.10.3",
                true,
                List.of("1 to 1500 octets"),
                Optional.empty()),
            new LinkRecord(
                "forward",
                "two tun devices",
                false,
                List.of("any ICMP"),
                Optional.of("needs Windows with Wintun"))),
        "7f3a-99c1",
        strict,
        environment,
        requirements,
        cases,
        List.of(
            new ObservationRecord("ECH-30", "initial TTL", "64"),
            new ObservationRecord("ECH-31", "code | other than 0", "copied")),
        List.of(SampleFrame.request(9, 9, 0).sent("foreign", 99)));
  }
}
