package io.echoproof.reports.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.reports.html.Html;
import io.echoproof.reports.record.FrameRecord;
import io.echoproof.reports.record.FrameRecord.Direction;
import io.echoproof.reports.record.FrameRecord.FieldRecord;
import io.echoproof.reports.record.FrameRecord.Mark;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HexDumpTest {

  @Test
  void putsMarkedOctetsInBrackets() {
    FrameRecord frame =
        frame(
            20,
            "4500001c1c46800040015a8bc0000202c0000201",
            field(2, 2, Mark.MUTATED),
            field(6, 1, Mark.DIFFERS),
            field(7, 1, Mark.MUTATED),
            field(15, 3, Mark.MUTATED));

    assertEquals(
        """
            0  45 00[00 1c]1c 46[80|00]40 01 5a 8b c0 00 02[02]
           16 [c0 00]02 01
        """,
        new HexDump(frame).text(10));
  }

  @Test
  void saysWhatIsCut() {
    FrameRecord frame = frame(1500, "45".repeat(48));

    assertEquals(
        """
            0  45 45 45 45 45 45 45 45 45 45 45 45 45 45 45 45
              … 1484 more octets in the capture
        """,
        new HexDump(frame).text(1));
  }

  @Test
  void showsRowsWithMarksFirst() {
    FrameRecord frame = frame(160, "00".repeat(160), field(100, 1, Mark.DIFFERS));
    Html html = new Html();

    new HexDump(frame).html(html, 2);

    assertEquals(
        """
        <pre class="ep-hex"><i>    0 </i> 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
              …
        <i>   96 </i> 00 00 00 00[<b class="ep-d">00</b>]00 00 00 00 00 00 00 00 00 00 00
              … 48 more octets
        </pre>""",
        html.toString());
  }

  @Test
  void survivesDigitsThatAreNone() {
    assertTrue(new HexDump(frame(2, "<b>x")).text(1).contains("?? ??"));
  }

  @Test
  void survivesAnEmptyFrame() {
    assertEquals("", new HexDump(frame(0, "")).text(1));
  }

  private static FrameRecord frame(int length, String hex, FieldRecord... fields) {
    return new FrameRecord(Direction.SENT, "probe", 0, length, hex, List.of(fields));
  }

  private static FieldRecord field(int offset, int length, Mark mark) {
    return new FieldRecord("IPv4", "f" + offset, offset, length, "", mark, Optional.empty());
  }
}
