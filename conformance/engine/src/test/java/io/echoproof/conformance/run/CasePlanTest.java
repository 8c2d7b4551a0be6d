package io.echoproof.conformance.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.suite.CaseInfo;
import io.echoproof.conformance.target.Profiles;
import io.echoproof.conformance.target.TargetProfile;
import io.echoproof.conformance.target.TargetProfile.Kind;
import io.echoproof.conformance.verdict.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where a case runs, or why it does not, before anything is sent. */
class CasePlanTest {
  private static final Link POOR = new NarrowLink("poor", new ReferenceStack());
  private static final Link SHORT =
      new NarrowLink("short", new ReferenceStack(), Carriage.SHORT_FRAME);
  private static final Link RICH =
      new NarrowLink("rich", new ReferenceStack(), Carriage.SHORT_FRAME, Carriage.TRAILER);

  private static CaseInfo info(String requirement, Carriage... needs) {
    Set<Carriage> set = EnumSet.noneOf(Carriage.class);
    set.addAll(List.of(needs));
    return new CaseInfo(requirement + ".case", "a case", List.of(requirement), set, Set.of());
  }

  private static CasePlan plan(CaseInfo info, TargetProfile target, Link... links) {
    return CasePlan.of(info, target, List.of(links), Runs.CATALOGUE);
  }

  @Test
  void theFirstLinkThatCarriesEverythingIsTaken() {
    assertEquals(Optional.of(0), plan(info("ECH-01"), Profiles.RESPONDER, POOR, RICH).link());
    assertEquals(
        Optional.of(1),
        plan(info("HDR-14", Carriage.SHORT_FRAME), Profiles.RESPONDER, POOR, SHORT, RICH).link());
    assertEquals(
        Optional.of(2),
        plan(
                info("HDR-14", Carriage.SHORT_FRAME, Carriage.TRAILER),
                Profiles.RESPONDER,
                POOR,
                SHORT,
                RICH)
            .link());
  }

  @Test
  void whatNoLinkCarriesIsSkippedAndSaysWhatIsMissing() {
    CasePlan plan = plan(info("HDR-09", Carriage.TRAILER), Profiles.RESPONDER, POOR, SHORT);
    assertEquals(Optional.empty(), plan.link());
    assertEquals(Verdict.SKIPPED, plan.verdict());
    assertEquals("no link in use carries octets behind the datagram", plan.reason());
  }

  /** One link carries the one, another the other, and none both. */
  @Test
  void whatNoSingleLinkCarriesIsSkipped() {
    Link trailer = new NarrowLink("trailer", new ReferenceStack(), Carriage.TRAILER);
    CasePlan plan =
        plan(
            info("HDR-09", Carriage.SHORT_FRAME, Carriage.TRAILER),
            Profiles.RESPONDER,
            SHORT,
            trailer);
    assertEquals(Verdict.SKIPPED, plan.verdict());
    assertEquals(
        "no link in use carries frames shorter than 20 octets, octets behind the datagram",
        plan.reason());
  }

  @Test
  void aRowForHostsIsNotApplicableToAResponder() {
    CaseInfo info = info("ERR-01");
    assertEquals(Verdict.NOT_APPLICABLE, plan(info, Profiles.RESPONDER, POOR).verdict());
    assertEquals(
        "it is for host, which the target is not", plan(info, Profiles.RESPONDER, POOR).reason());
    assertEquals(Optional.of(0), plan(info, Profiles.of(Kind.HOST), POOR).link());
  }

  @Test
  void aFeatureThatIsNotOfferedIsNotApplicable() {
    CaseInfo info = info("TSP-01");
    CasePlan plan = plan(info, Profiles.RESPONDER, POOR);
    assertEquals(Verdict.NOT_APPLICABLE, plan.verdict());
    assertEquals("the target does not offer: timestamp", plan.reason());
    assertEquals(Optional.of(0), plan(info, Profiles.of(Kind.RESPONDER, "timestamp"), POOR).link());
  }

  /** It is run for the row that does apply. */
  @Test
  void oneApplicableRowIsEnough() {
    CaseInfo info =
        new CaseInfo(
            "TSP-01.case",
            "a case",
            List.of("TSP-01", "HDR-18"),
            EnumSet.noneOf(Carriage.class),
            Set.of());
    assertEquals(Optional.of(0), plan(info, Profiles.RESPONDER, POOR).link());
  }

  @Test
  void notApplicableGoesBeforeSkipped() {
    assertEquals(
        Verdict.NOT_APPLICABLE,
        plan(info("TSP-01", Carriage.TRAILER), Profiles.RESPONDER, POOR).verdict());
  }

  @Test
  void aRunTellsItsPlanBeforeAnythingIsSent() {
    List<Octets> sent = new ArrayList<>();
    ConformanceRun run =
        Runs.prepare(
            MemoryTarget.mortal((frame, out) -> sent.add(frame)),
            RunSettings.withSeed(Runs.SEED),
            "NOI-08",
            "NOI-09");
    assertEquals(
        List.of("NOI-09.ip-in-ip not run", "NOI-08.mislabelled skipped"),
        run.plan().stream().map(p -> p.info().id() + " " + p.verdict().word()).toList());
    assertEquals(List.of(), sent);
  }
}
