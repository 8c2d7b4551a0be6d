package io.echoproof.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.conformance.catalogue.Catalogue;
import io.echoproof.conformance.judge.Finding;
import io.echoproof.conformance.run.CaseResult;
import io.echoproof.conformance.run.RequirementResult;
import io.echoproof.conformance.run.RunResult;
import io.echoproof.conformance.suite.CaseInfo;
import io.echoproof.conformance.verdict.Verdict;
import io.echoproof.conformance.wire.CaseLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a run comes to, and which status it ends with. */
class OutcomeTest {
  private static final Catalogue CATALOGUE = Catalogue.load();

  private final List<RequirementResult> requirements = new ArrayList<>();
  private final List<CaseResult> cases = new ArrayList<>();
  private boolean aborted;
  private boolean answered = true;

  private OutcomeTest found(String id, Verdict verdict) {
    return found(id, verdict, id + ".case");
  }

  private OutcomeTest found(String id, Verdict verdict, String... caseIds) {
    requirements.add(
        new RequirementResult(
            CATALOGUE.get(id), verdict, "because", List.of("memory"), List.of(caseIds)));
    for (String caseId : caseIds) {
      cases.add(ran(id, verdict, caseId));
    }
    return this;
  }

  private static CaseResult ran(String id, Verdict verdict, String caseId) {
    boolean wrong = verdict == Verdict.FAIL || verdict == Verdict.LAX;
    Finding finding =
        new Finding(id, caseId, verdict, "summary", "a", "b", List.of(), List.of(), List.of());
    return new CaseResult(
        new CaseInfo(caseId, "title", List.of(id), Set.of(), Set.of()),
        verdict,
        "",
        Optional.of(new CaseLog(caseId, "memory")),
        Instant.EPOCH,
        0,
        wrong ? List.of(finding) : List.of());
  }

  private Outcome outcome(boolean strict, boolean complete, String... expected) {
    RunResult run =
        new RunResult(
            Instant.EPOCH,
            0,
            Instant.EPOCH,
            cases,
            requirements,
            List.of(),
            List.of(),
            aborted,
            answered);
    return Outcome.of(run, ExpectationFile.parse("known", List.of(expected)), strict, complete);
  }

  private int status(String... expected) {
    return outcome(false, false, expected).exitStatus();
  }

  @Test
  void whatPassesIsConformant() {
    assertEquals(0, found("CKS-01", Verdict.PASS).status());
  }

  @Test
  void aShouldCountsWhenItIsToBeStrict() {
    found("ECH-10", Verdict.LAX);

    assertEquals(0, outcome(false, false).exitStatus());
    assertEquals(1, outcome(true, false).exitStatus());
  }

  @Test
  void whatNoLinkCarriesCountsWhenItIsToBeComplete() {
    found("CKS-01", Verdict.PASS).found("NOI-08", Verdict.SKIPPED);

    assertEquals(0, outcome(false, false).exitStatus());
    assertEquals(4, outcome(false, true).exitStatus());
    assertEquals(1, outcome(false, false).notCarried());
  }

  @Test
  void aPingProgramThatIsWrongSaysNothingAboutTheTarget() {
    found("CKS-01", Verdict.PASS).found("PNG-02", Verdict.FAIL);

    assertEquals(0, status());
    assertEquals(
        List.of("PNG-02"),
        outcome(false, false).pingProgram().stream().map(r -> r.requirement().id()).toList());
    assertEquals(List.of(), outcome(false, false).unexpected());
  }

  @Test
  void aPingProgramThatIsWrongCountsWhenNothingElseWasAskedFor() {
    found("PNG-01", Verdict.PASS).found("PNG-02", Verdict.FAIL);

    assertEquals(1, status());
    assertEquals(0, status("PNG-02 fail known"));
  }

  @Test
  void aFailureThatIsExpectedIsConformant() {
    found("CKS-01", Verdict.FAIL);

    assertEquals(1, status());
    assertEquals(0, status("CKS-01 fail known"));
    assertEquals(0, status("CKS-01.case fail known"));
  }

  @Test
  void aFailureOfAnotherCaseIsNotWhatWasExpected() {
    found("CKS-01", Verdict.FAIL, "CKS-01.one", "CKS-01.two");

    assertEquals(1, status("CKS-01.one fail known"));
    assertEquals(0, status("CKS-01.one fail known", "CKS-01.two fail known"));
  }

  @Test
  void anotherVerdictIsNotWhatWasExpected() {
    found("CKS-01", Verdict.FAIL);

    assertEquals(1, status("CKS-01 lax known"));
  }

  @Test
  void anExpectedFailureThatIsGoneIsNotConformant() {
    found("CKS-01", Verdict.PASS);
    Outcome outcome = outcome(false, false, "CKS-01 fail known");

    assertEquals(1, outcome.exitStatus());
    assertEquals("CKS-01", outcome.stale().get(0).id());
  }

  @Test
  void anErrorCountsMoreThanAFailure() {
    assertEquals(4, found("CKS-01", Verdict.FAIL).found("CKS-02", Verdict.ERROR).status());
  }

  @Test
  void aTargetThatNeverAnswersIsAnError() {
    answered = false;
    assertEquals(4, found("CKS-01", Verdict.PASS).status());
  }

  @Test
  void whatWasInterruptedIsAborted() {
    aborted = true;
    assertEquals(130, found("CKS-01", Verdict.FAIL).status());
    assertEquals("aborted", outcome(false, false).word());
  }

  @Test
  void nothingVerifiedIsNeverGreen() {
    assertEquals(3, found("CKS-01", Verdict.NOT_APPLICABLE).status());
    assertEquals(3, found("CKS-02", Verdict.NOT_RUN).status());
  }

  @Test
  void aCaseThatWasNotRunIsStillACase() {
    found("CKS-01", Verdict.NOT_RUN).found("RAT-01", Verdict.NOT_RUN, new String[0]);

    assertEquals(1, outcome(false, false).withoutCase());
    assertEquals(2, outcome(false, false).applicable());
  }
}
