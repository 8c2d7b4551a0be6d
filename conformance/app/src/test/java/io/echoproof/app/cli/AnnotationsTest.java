package io.echoproof.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.catalogue.Catalogue;
import io.echoproof.conformance.run.RequirementResult;
import io.echoproof.conformance.verdict.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What GitHub Actions shows beside a change. */
class AnnotationsTest {
  @TempDir Path temp;

  private static RequirementResult failed(String reason) {
    return new RequirementResult(
        Catalogue.load().get("CKS-05"), Verdict.FAIL, reason, List.of(), List.of());
  }

  @Test
  void aFailureIsOneCommandOnOneLine() {
    String line = Annotations.of(List.of(failed("50 % wrong:\nchecksum 0000")), List.of()).get(0);

    assertTrue(line.startsWith("::error title=CKS-05 (practice)%3A fail::The reply to"), line);
    assertTrue(line.endsWith("does not verify.%0A50 %25 wrong:%0Achecksum 0000"), line);
  }

  @Test
  void asManyAsAreShownAndTheNumberOfTheOthers() {
    assertEquals(10, Annotations.of(Collections.nCopies(10, failed("x")), List.of()).size());
    List<String> lines = Annotations.of(Collections.nCopies(12, failed("x")), List.of());

    assertEquals(10, lines.size());
    assertEquals("::error title=and 3 more::see the report", lines.get(9));
  }

  @Test
  void onlyAJobIsAnnotated() throws Exception {
    Path expected = Files.writeString(temp.resolve("known"), "CKS-01 fail it is said so\n");
    String news =
        "::error title=CKS-01%3A not as expected::was expected to fail and does not any more";

    Cli.Result job = run(Map.of("GITHUB_ACTIONS", "true"), expected, "job");
    assertEquals(1, job.status(), job.out());
    assertTrue(job.outLines().contains(news), job.out());
    assertFalse(run(Map.of(), expected, "desk").out().contains("::error"));
  }

  private Cli.Result run(Map<String, String> environment, Path expected, String out) {
    return Cli.call(
        environment,
        "run",
        "CKS-01",
        "--link",
        "memory",
        "--no-report",
        "--expected",
        expected.toString(),
        "--out",
        temp.resolve(out).toString());
  }
}
