package io.echoproof.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.reports.compare.ComparedRun;
import io.echoproof.reports.compare.Comparison;
import io.echoproof.reports.compare.ComparisonWriter;
import io.echoproof.reports.directory.RunDirectory;
import io.echoproof.reports.record.RunRecord;
import io.echoproof.reports.record.VerdictRecord;
import io.echoproof.reports.sample.AlteredRun;
import io.echoproof.reports.sample.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report in a browser, opened from disk. */
class BrowserIT {
  @TempDir Path temp;

  @BeforeAll
  static void needsABrowser() {
    Lane.require(
        "browser",
        Browser.find().isPresent()
            ? Optional.empty()
            : Optional.of("neither Chromium nor Chrome nor Edge was found"));
  }

  @Test
  void showsOverviewAndCasesAndAsksForNothing() throws Exception {
    Path report = report(SampleRun.small());
    ReportHtml data = new ReportHtml(report);

    String overview = open(report, "");
    assertTrue(overview.contains("EchoProof: builtin over pcap"), overview);
    assertTrue(overview.contains("not conformant: 2 requirements are not met"), overview);
    assertTrue(overview.contains("Target is wrong"), overview);
    assertTrue(overview.contains("192.0.2.1/24, MTU 1500"), overview);
    assertFalse(overview.contains("Loading..."), overview);
    assertFalse(overview.contains("spinner"), overview);

    String failed = open(report, data.fragment("suites", "HDR-12"));
    for (String shown :
        List.of(
            "MUST NOT",
            "one echo reply whose flags are 000",
            "◆ mutated",
            "✗ differs",
            "echoproof run HDR-12.reserved-flag",
            "Evidence: fields and octets",
            "HDR-12.reserved-flag.pcapng",
            "https://www.rfc-editor.org/rfc/rfc1812#section-4.2.2.3")) {
      assertTrue(failed.contains(shown), shown + " in " + failed);
    }

    String passed = open(report, data.fragment("behaviors", "HDR-03"));
    assertTrue(passed.contains("as expected: 162 frames sent"), passed);
    assertTrue(passed.contains("bit flipped, silence: 160"), passed);

    assertTrue(open(report, "#coverage").contains("Coverage by RFC section"));
    assertTrue(open(report, "#profile").contains("Profile of builtin"));
    assertTrue(open(report, "#environment").contains("Link forward (not available)"));
  }

  @Test
  void nothingInARunBecomesMarkup() throws Exception {
    Path report = report(HostileRun.make(temp));
    ReportHtml data = new ReportHtml(report);

    for (String fragment :
        List.of(
            "",
            "#categories",
            "#timeline",
            data.fragment("categories", "PNG-02"),
            data.fragment("suites", "HDR-12"),
            data.fragment("suites", "CKS-05"),
            data.fragment("behaviors", "ECH-09"))) {
      String dom = open(report, fragment);
      assertTrue(dom.contains("side-nav__item"), fragment + ": " + dom);
      assertFalse(dom.contains(HostileRun.ELEMENT), fragment + ": " + dom);
    }
  }

  @Test
  void theComparisonFiltersAndAsksForNothing() throws Exception {
    RunRecord ours = SampleRun.small();
    RunRecord other = AlteredRun.verdict(ours, "HDR-12", VerdictRecord.PASS);
    Path page =
        ComparisonWriter.write(
                Comparison.of(
                    List.of(
                        new ComparedRun("ours", ours, Optional.empty()),
                        new ComparedRun("other", other, Optional.empty()))),
                temp.resolve("comparison"))
            .get(0);

    Browser.Page all = browser().open(page, "");
    assertEquals(List.of(), all.outside());
    assertTrue(all.dom().contains("10 of 10 rows"), all.dom());
    Browser.Page differing = browser().open(page, "#differs");
    assertTrue(differing.dom().contains("1 of 10 rows"), differing.dom());
  }

  @Test
  void wouldNoticeARequest() throws Exception {
    Path page = temp.resolve("page.html");
    Files.writeString(page, "<p>x</p><img src='http://outside.invalid/x.png'>");

    assertEquals(List.of("http://outside.invalid/x.png"), browser().open(page, "").outside());
  }

  private Path report(RunRecord run) throws IOException {
    RunDirectory directory = RunDirectory.create(temp.resolve("run"));
    SampleRun.writeCaptures(run, directory);
    Written written = ReportIT.writer().write(directory, run);
    assertTrue(written.complete(), written.problems()::toString);
    return directory.report();
  }

  /** What is shown: the element that the scripts fill. */
  private String open(Path report, String fragment) throws IOException, InterruptedException {
    Browser.Page page = browser().open(report, fragment);
    assertEquals(List.of(), page.outside(), fragment);
    int start = page.dom().indexOf("<div id=\"content\"");
    int end = page.dom().indexOf("<script", Math.max(start, 0));
    assertTrue(start > 0 && end > start, fragment + ": the page is not Allure's");
    return page.dom().substring(start, end);
  }

  private Browser browser() throws IOException {
    return new Browser(Browser.find().orElseThrow(() -> new IOException("there is no browser")));
  }
}
