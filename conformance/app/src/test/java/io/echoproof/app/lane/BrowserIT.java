package io.echoproof.app.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The reports of real runs, opened from disk. */
@Timeout(900)
class BrowserIT {
  @TempDir Path scratch;

  @BeforeAll
  static void lane() {
    Lane.require("browser", LaneNetwork.missing().or(BrowserIT::withoutBrowser));
  }

  private static Optional<String> withoutBrowser() {
    return HeadlessBrowser.find().isPresent()
        ? Optional.empty()
        : Optional.of("there is no Chromium on the PATH");
  }

  private String overview(LaneRun run) throws Exception {
    return open(run, "");
  }

  private String caseOf(LaneRun run, String requirement) throws Exception {
    return open(run, ReportPages.fragmentOf(report(run), requirement));
  }

  private static Path report(LaneRun run) {
    return run.directory().resolve("report.html");
  }

  /** What is shown: the element that the page's scripts fill. */
  private String open(LaneRun run, String fragment) throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.find().orElseThrow();
    HeadlessBrowser.Page page = browser.open(report(run), fragment, scratch);
    assertEquals(Set.of(), page.requests(), "asked for outside");
    int from = page.html().indexOf("id=\"content\"");
    int to = page.html().indexOf("<script", Math.max(from, 0));
    assertTrue(from > 0 && to > from, "the page is not Allure's");
    return page.html().substring(from, to);
  }

  private static void shows(String page, String... wanted) {
    for (String text : wanted) {
      assertTrue(page.contains(text), () -> "'" + text + "' is not in " + page);
    }
  }

  @Test
  void theOverviewSaysWhatWasTestedAndWhatItCameTo() throws Exception {
    LaneRun run = BuiltinRun.get();

    shows(
        overview(run),
        "EchoProof: builtin over pcap",
        "192.0.2.1/24, MTU 1500",
        "conformant",
        run.record().seed());
  }

  @Test
  void aFailedCaseShowsRuleEvidenceAndTheCommandThatRerunsIt() throws Exception {
    LaneRun run = TutorialRun.get();
    String id = "HDR-09.trailing-octets";

    shows(
        caseOf(run, "HDR-09"),
        run.requirement("HDR-09").text(),
        "expected: IPv4 total length 29",
        "seen:     IPv4 total length 31",
        "✗ differs",
        "echoproof run " + id + " --target 10.9.0.1 --interface foreign",
        id + ".pcapng",
        "https://www.rfc-editor.org/rfc/rfc791");
  }

  @Test
  void aPassedCaseShowsTheRuleAndTheCommandThatRerunsIt() throws Exception {
    LaneRun run = BuiltinRun.get();

    shows(
        caseOf(run, "HDR-17"),
        run.requirement("HDR-17").text(),
        "as expected: ",
        "echoproof run HDR-17.longest-header");
  }
}
