package io.echoproof.reports.evidence;

import io.echoproof.reports.html.Html;
import io.echoproof.reports.record.CaseRecord.FindingRecord;

/** Something that is wrong, with its evidence, as a part of a page. */
public final class FindingHtml {
  private FindingHtml() {}

  /**
   * Writes it.
   *
   * @param html where to; the page has {@link Styles#EVIDENCE}
   * @param finding what is wrong
   * @param hexRows how many rows of 16 octets are shown of each frame
   */
  public static void write(Html html, FindingRecord finding, int hexRows) {
    html.element("p", "ep-head", finding.summary());
    html.open("table", "ep-kv").raw("<tbody><tr>");
    html.element("th", "Had to happen").element("td", "ep-pre", finding.expected());
    html.raw("</tr><tr>").element("th", "Happened").element("td", "ep-pre", finding.seen());
    html.raw("</tr></tbody></table>");
    new ExchangeHtml(html, hexRows).writeAll(finding.exchange());
  }
}
