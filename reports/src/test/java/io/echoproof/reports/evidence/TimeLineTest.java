package io.echoproof.reports.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.reports.record.ExchangeRecord;
import io.echoproof.reports.record.FrameRecord;
import io.echoproof.reports.record.FrameRecord.Direction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimeLineTest {
  /** 20 octets of header, identification 0007, and 8 octets of data. */
  private static final String FIRST = "4500001c0007200040010000c0000202c00002010800000000000000";

  /** The same datagram's octets 8 to 11, without MF. */
  private static final String LAST = "450000180007000140010000c0000202c0000201aabbccdd";

  private static final String WHOLE = "4500001c0008000040010000c0000202c00002010800000000000000";

  @Test
  void fragmentsShowWhichPartTheyAre() {
    String svg =
        TimeLine.of(
                exchange(
                    frame(Direction.SENT, "probe", 1_000, FIRST),
                    frame(Direction.SENT, "probe", 1_250, LAST)))
            .orElseThrow()
            .toString();

    assertTrue(svg.contains("part of the datagram&#39;s data, 0 to 12"), svg);
    assertTrue(svg.contains(">0–8 MF</text>"), svg);
    assertTrue(svg.contains(">8–12 last</text>"), svg);
    assertTrue(svg.contains(">+250 µs</text>"), svg);
  }

  @Test
  void aPauseStandsBetween() {
    String svg =
        TimeLine.of(
                exchange(
                    frame(Direction.SENT, "probe", 0, FIRST),
                    frame(Direction.SENT, "probe", 30_000_000, LAST),
                    frame(Direction.RECEIVED, "reply", 30_000_400, WHOLE)))
            .orElseThrow()
            .toString();

    assertTrue(svg.contains("⋮ 30.00 s"), svg);
    assertEquals(1, svg.split("⋮", -1).length - 1, svg);
    assertTrue(svg.contains("reply, 28"), svg);
  }

  @Test
  void aQuestionAndAnAnswerAreASentence() {
    assertEquals(
        Optional.empty(),
        TimeLine.of(
                exchange(
                    frame(Direction.SENT, "probe", 0, WHOLE),
                    frame(Direction.RECEIVED, "reply", 100, WHOLE)))
            .map(Object::toString));
  }

  @Test
  void whatIsNoHeaderHasNoPart() {
    assertEquals(Optional.empty(), Piece.of(frame(Direction.SENT, "probe", 0, "45")));
    assertEquals(Optional.empty(), Piece.of(frame(Direction.SENT, "probe", 0, "")));
    Piece broken = Piece.of(frame(Direction.SENT, "probe", 0, "4f" + FIRST.substring(2))).get();
    assertFalse(broken.to() < broken.from(), broken::toString);
  }

  private static ExchangeRecord exchange(FrameRecord... frames) {
    return new ExchangeRecord("fragments", List.of(frames));
  }

  private static FrameRecord frame(Direction direction, String label, long micros, String hex) {
    return new FrameRecord(direction, label, micros, hex.length() / 2, hex, List.of());
  }
}
