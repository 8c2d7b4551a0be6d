package io.echoproof.reports.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.reports.sample.SampleRun;
import io.echoproof.reports.view.RunView;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryMarkdownTest {
  private final String markdown = SummaryMarkdown.of(new RunView(SampleRun.small()));

  @Test
  void beginsWithTheVerdict() {
    assertTrue(markdown.startsWith("# EchoProof: builtin is not conformant\n"), markdown);
    assertTrue(markdown.contains("5 of 7 applicable requirements verified over pcap"), markdown);
    assertTrue(markdown.contains("| all 9 | 2 |  | 1 | 2 | 1 | 1 | 1 | 1 |"), markdown);
  }

  @Test
  void separatesWhatIsWrongFromWhatIsKnown() {
    String failures = section("## Failures (1)");
    assertTrue(failures.contains("**HDR-12**"), failures);
    assertTrue(failures.contains("one echo reply whose flags are 000"), failures);
    assertTrue(failures.contains("`echoproof run HDR-12.reserved-flag"), failures);
    assertTrue(section("## Expected deviations (1)").contains("known since 2.1"), markdown);
    assertTrue(section("## SHOULD not met (1)").contains("level unverified"), markdown);
    assertTrue(section("## Harness or environment (1)").contains("PNG-02"), markdown);
  }

  @Test
  void saysWhatWouldBeNeeded() {
    String section = section("## Could not be carried (1)");
    assertTrue(section.contains("FRG-07"), section);
    assertTrue(section.contains("- A link that carries frames shorter"), section);
  }

  @Test
  void countsByAreaAndRfc() {
    assertTrue(section("## By area").contains("| HDR IPv4 header validation | 1 |  |  | 1 |"));
    assertTrue(section("## By RFC").contains("| RFC 1122 | 2 |  | 1 |  |  |  | 1 | 1 |"), markdown);
    assertTrue(section("## By RFC").contains("| no RFC (practice) |"), markdown);
  }

  @Test
  void escapesPipes() {
    String profile = section("## Profile");
    assertTrue(profile.contains("| code \\| other than 0 | copied |"), profile);
  }

  @Test
  void everyTableRowHasAsManyCellsAsItsHead() {
    List<String> lines = markdown.lines().toList();
    int columns = 0;
    for (String line : lines) {
      if (!line.startsWith("|")) {
        columns = 0;
        continue;
      }
      int cells = line.replace("\\|", "").split("\\|", -1).length;
      assertEquals(columns == 0 ? cells : columns, cells, line);
      columns = cells;
    }
  }

  @Test
  void textCannotBecomeMarkup() {
    assertEquals(
        "&lt;script\\> \\| \\*\\*x\\*\\* \\`y\\` &#64;you &amp;amp; a<br>b \\\\ \\\\u0007",
        Markdown.text("<script> | **x** `y` @you &amp; a\nb \\ \u0007"));
    assertFalse(Markdown.text("[x](javascript:y)").startsWith("["));
  }

  @Test
  void codeSurvivesBackticksAndPipes() {
    assertEquals("`a \\| b`", Markdown.code("a | b"));
    assertEquals("`` a`b ``", Markdown.code("a`b"));
    assertEquals("`a b`", Markdown.code("a\n b"));
    assertEquals("", Markdown.code(" "));
  }

  private String section(String heading) {
    int start = markdown.indexOf(heading);
    assertTrue(start >= 0, heading + " in:\n" + markdown);
    int end = markdown.indexOf("\n## ", start + 1);
    return markdown.substring(start, end < 0 ? markdown.length() : end);
  }
}
