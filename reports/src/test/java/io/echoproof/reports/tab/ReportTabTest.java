package io.echoproof.reports.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.reports.record.RunRecord;
import io.echoproof.reports.record.RunRecord.ObservationRecord;
import io.echoproof.reports.record.VerdictRecord;
import io.echoproof.reports.sample.AlteredRun;
import io.echoproof.reports.sample.SampleRun;
import io.echoproof.reports.view.RunView;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTabTest {
  private static String tab(String id, RunRecord... runs) {
    List<RunView> views = List.of(runs).stream().map(RunView::new).toList();
    return ReportTab.of(views).stream()
        .filter(t -> t.id().equals(id))
        .findFirst()
        .orElseThrow()
        .html();
  }

  private static List<String> sections(RunRecord run) {
    return SectionCounts.of(run.requirements()).stream().map(SectionCounts::section).toList();
  }

  @Test
  void sectionsStandInTheirOrder() {
    assertEquals(
        List.of(
            "RFC 791 section 3.1",
            "RFC 791 section 3.2",
            "RFC 792, Echo or Echo Reply Message",
            "RFC 1122 section 3.2.1.2",
            "RFC 1122 section 3.2.1.6",
            "RFC 1122 section 3.2.1.7",
            "RFC 1122 section 3.2.2.6",
            "RFC 1122 section 3.2.2.8",
            "RFC 1812 section 4.2.2.3",
            "RFC 1812 section 5.2.2"),
        sections(SampleRun.small()));
  }

  @Test
  void aSectionCountsItsVerdicts() {
    SectionCounts section =
        SectionCounts.of(SampleRun.small().requirements()).stream()
            .filter(s -> s.section().equals("RFC 1812 section 4.2.2.3"))
            .findFirst()
            .orElseThrow();
    assertEquals(1, section.count(VerdictRecord.FAIL));
    assertEquals(0, section.count(VerdictRecord.PASS, VerdictRecord.LAX));
    assertEquals("https://www.rfc-editor.org/rfc/rfc1812#section-4.2.2.3", section.url());
  }

  @Test
  void coverageSaysWhyWhatIsNotVerifiedIsNot() {
    String html = tab("coverage", SampleRun.small());
    assertTrue(html.contains("no link carries frames shorter than 20 octets"), html);
    assertTrue(html.contains("the target does not offer timestamp"), html);
    assertTrue(html.contains("1 requirements rest on practice alone"), html);
  }

  @Test
  void theProfileShowsWhatWasObservedAndNothingBecomesMarkup() {
    RunRecord run =
        AlteredRun.observing(
            SampleRun.small(), new ObservationRecord("ECH-01", "<b>x</b>", "<script>"));
    String html = tab("profile", run);
    assertTrue(html.contains("&lt;b&gt;x&lt;/b&gt;"), html);
    assertTrue(html.contains("Linux 6.18: answers"), html);
    assertFalse(html.contains("<script>"), html);
    assertTrue(
        tab("profile", AlteredRun.observing(run)).contains("Nothing was observed in this run"));
  }

  @Test
  void theEnvironmentShowsLinksAndSettings() {
    String html = tab("environment", SampleRun.small());
    for (String shown :
        List.of(
            "Link forward (not available)",
            "needs Windows with Wintun",
            "Link pcap (used)",
            "1 to 1500 octets",
            "net.ipv4.icmp_ratelimit",
            "7f3a-99c1",
            "foreign, 28 octets",
            "A link that carries frames shorter than 20 octets: --link memory.")) {
      assertTrue(html.contains(shown), shown + " in " + html);
    }
  }

  @Test
  void severalRunsAreToldApart() {
    String html = tab("environment", SampleRun.small(), SampleRun.against("host"));
    assertTrue(html.contains("<h1>builtin over pcap"), html);
    assertTrue(html.contains("<h1>host over pcap"), html);
  }
}
