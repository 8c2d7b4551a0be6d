package io.echoproof.reports.evidence;

import io.echoproof.reports.record.CaseRecord;
import io.echoproof.reports.record.CaseRecord.FindingRecord;
import io.echoproof.reports.record.ExchangeRecord;
import io.echoproof.reports.record.FrameRecord;
import io.echoproof.reports.record.FrameRecord.Direction;
import java.util.Locale;

/** The octets of every recorded frame of a case as plain text. */
public final class HexText {

  private static final int FINDING_ROWS = FrameRecord.SHOWN_OCTETS;

  /** Nothing is wrong with an example: its beginning is enough, the capture has the rest. */
  private static final int EXAMPLE_ROWS = 16;

  private HexText() {}

  /**
   * Writes the text.
   *
   * @param testCase the case
   * @return for each frame a heading and its octets; those of marked fields in square brackets
   */
  public static String of(CaseRecord testCase) {
    StringBuilder text = new StringBuilder();
    for (FindingRecord finding : testCase.findings()) {
      text.append("== ").append(finding.requirement()).append(": ").append(finding.summary());
      append(text.append('\n'), finding.exchange(), FINDING_ROWS);
    }
    for (ExchangeRecord example : testCase.examples()) {
      append(
          text.append("== example: ").append(example.title()).append('\n'), example, EXAMPLE_ROWS);
    }
    return text.toString();
  }

  private static void append(StringBuilder text, ExchangeRecord exchange, int rows) {
    for (FrameRecord frame : exchange.frames()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s %s, %d octets, at %.3f ms\n",
              frame.direction() == Direction.SENT ? "-> sent" : "<- received",
              frame.label(),
              frame.length(),
              frame.micros() / 1000.0));
      text.append(new HexDump(frame).text(rows)).append('\n');
    }
  }
}
