package io.echoproof.conformance.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.link.MemoryLink;
import io.echoproof.conformance.target.Profiles;
import io.echoproof.conformance.verdict.Verdict;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeveralLinksTest {
  private static RunResult run(Link... links) {
    return Runs.prepare(
            new LinkedTarget(Profiles.RESPONDER, List.of(links)),
            RunSettings.withSeed(Runs.SEED),
            "HDR",
            "CKS",
            "ECH",
            "NOI")
        .execute();
  }

  private final Link narrow = new NarrowLink("narrow", new ReferenceStack());
  private final Link memory = new MemoryLink(new ReferenceStack(), "a stack of this test");

  @Test
  void everyVerdictSaysOverWhichLinkItWasReached() {
    RunResult result = run(narrow, memory);
    assertEquals(Set.of(), Runs.red(result), () -> Runs.reasons(result));
    assertEquals(List.of("narrow"), Runs.row(result, "ECH-01").links());
    assertEquals(List.of("memory"), Runs.row(result, "HDR-14").links());
    assertEquals(Set.of("narrow", "memory"), Set.copyOf(Runs.row(result, "HDR-15").links()));
  }

  /** A link that can't carry a case is never asked to. */
  @Test
  void whatANarrowLinkCantCarryIsSkipped() {
    RunResult result = run(narrow);
    assertEquals(Set.of(), Runs.red(result), () -> Runs.reasons(result));
    Set<String> skipped = Runs.rows(result, Verdict.SKIPPED);
    assertTrue(skipped.containsAll(Set.of("HDR-01", "HDR-09", "HDR-14", "NOI-01", "NOI-08")));
    assertEquals(
        "no link in use carries octets behind the datagram", Runs.reason(result, "HDR-09"));
    assertEquals(List.of(), Runs.row(result, "HDR-09").links());
  }

  /** What was not shown is not green, even where another case of the row passed. */
  @Test
  void aRowOfWhichOneCaseWasSkippedIsSkipped() {
    RunResult result = run(narrow);
    assertEquals(Verdict.PASS, Runs.caseOf(result, "HDR-15.mtu").verdict());
    assertEquals(Verdict.SKIPPED, Runs.caseOf(result, "HDR-15.above-mtu").verdict());
    assertEquals(Verdict.SKIPPED, Runs.row(result, "HDR-15").verdict());
  }

  @Test
  void oneLinkThatIsNeverAnsweredMakesEverythingAnError() {
    RunResult result = run(narrow, new MemoryLink((frame, out) -> {}, "deaf"));
    assertEquals(Verdict.ERROR, Runs.row(result, "ECH-01").verdict());
    assertEquals(Set.of(), Runs.rows(result, Verdict.PASS));
  }
}
