package io.echoproof.reports.evidence;

import io.echoproof.reports.html.Html;
import io.echoproof.reports.record.CaseRecord;
import io.echoproof.reports.record.CaseRecord.FindingRecord;
import io.echoproof.reports.record.ExchangeRecord;
import io.echoproof.reports.view.RunView;

/** A page with every recorded exchange of a case. */
public final class EvidencePage {
  private static final int FINDING_ROWS = 32;
  private static final int EXAMPLE_ROWS = 8;

  private EvidencePage() {}

  /**
   * Whether there is anything to show.
   *
   * @param testCase the case
   * @return whether it has findings or examples
   */
  public static boolean hasContent(CaseRecord testCase) {
    return !testCase.findings().isEmpty() || !testCase.examples().isEmpty();
  }

  /**
   * Writes the page.
   *
   * @param testCase the case
   * @return a whole HTML document; no script, nothing to load, light and dark
   */
  public static String of(CaseRecord testCase) {
    Html html = new Html();
    html.raw("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .element("title", testCase.id())
        .raw("<style>")
        .raw(Styles.EVIDENCE)
        .raw(Styles.PAGE)
        .raw("</style></head><body class=\"ep\">")
        .element("h1", RunView.name(testCase));
    for (FindingRecord finding : testCase.findings()) {
      html.element("h2", finding.requirement() + ": " + finding.exchange().title());
      FindingHtml.write(html, finding, FINDING_ROWS);
    }
    for (ExchangeRecord example : testCase.examples()) {
      html.element("h2", "Example: " + example.title());
      new ExchangeHtml(html, EXAMPLE_ROWS).writeAll(example);
    }
    return html.raw("</body></html>\n").toString();
  }
}
