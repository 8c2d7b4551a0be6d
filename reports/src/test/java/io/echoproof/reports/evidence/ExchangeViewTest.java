package io.echoproof.reports.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.reports.record.ExchangeRecord;
import io.echoproof.reports.record.FrameRecord;
import io.echoproof.reports.record.FrameRecord.Direction;
import io.echoproof.reports.record.FrameRecord.FieldRecord;
import io.echoproof.reports.record.FrameRecord.Mark;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExchangeViewTest {

  @Test
  void doesNotPutTheSentinelsReplyBesideTheProbe() {
    assertEquals(
        "probe | nothing",
        shown(
            sent("twin"),
            received("reply to twin"),
            sent("probe"),
            sent("sentinel"),
            received("reply to sentinel")));
  }

  @Test
  void findsALateReply() {
    assertEquals(
        "probe | late reply",
        shown(
            sent("probe"),
            sent("sentinel"),
            received("reply to sentinel"),
            received("late reply")));
  }

  @Test
  void tellsRepliesApartByTheirIdentifier() {
    assertEquals(
        "probe | nothing",
        shown(
            echo(Direction.SENT, "probe", "0x0001"),
            echo(Direction.SENT, "sentinel", "0x0002"),
            echo(Direction.RECEIVED, "reply", "0x0002")));
    assertEquals(
        "probe | answer",
        shown(
            echo(Direction.SENT, "probe", "0x0001"),
            echo(Direction.SENT, "sentinel", "0x0002"),
            echo(Direction.RECEIVED, "reply", "0x0002"),
            echo(Direction.RECEIVED, "answer", "0x0001")));
  }

  @Test
  void prefersMarkedFrames() {
    assertEquals(
        "fragment 2 | second reply",
        shown(
            sent("fragment 1"),
            frame(Direction.SENT, "fragment 2", Mark.MUTATED),
            received("reply"),
            frame(Direction.RECEIVED, "second reply", Mark.DIFFERS)));
  }

  @Test
  void survivesAnEmptyExchange() {
    assertEquals("nothing | nothing", shown());
  }

  private static String shown(FrameRecord... frames) {
    ExchangeView view = ExchangeView.of(new ExchangeRecord("", List.of(frames)));
    return view.sent().map(FrameRecord::label).orElse("nothing")
        + " | "
        + view.received().map(FrameRecord::label).orElse("nothing");
  }

  private static FrameRecord echo(Direction direction, String label, String identifier) {
    FieldRecord field =
        new FieldRecord("ICMP", "identifier", 24, 2, identifier, Mark.NONE, Optional.empty());
    return new FrameRecord(direction, label, 0, 1, "45", List.of(field));
  }

  private static FrameRecord sent(String label) {
    return frame(Direction.SENT, label, Mark.NONE);
  }

  private static FrameRecord received(String label) {
    return frame(Direction.RECEIVED, label, Mark.NONE);
  }

  private static FrameRecord frame(Direction direction, String label, Mark mark) {
    FieldRecord field = new FieldRecord("IPv4", "TTL", 8, 1, "64", mark, Optional.empty());
    return new FrameRecord(direction, label, 0, 1, "45", List.of(field));
  }
}
