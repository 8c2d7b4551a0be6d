package io.echoproof.reports.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.reports.record.FrameRecord;
import io.echoproof.reports.record.FrameRecord.Direction;
import io.echoproof.reports.record.FrameRecord.FieldRecord;
import io.echoproof.reports.record.FrameRecord.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldRowTest {

  @Test
  void putsEqualNamesSideBySide() {
    assertEquals(List.of("A@0 both", "B@1 both"), rows(frame("A", "B"), frame("A", "B")));
  }

  @Test
  void keepsRepeatedNamesApart() {
    assertEquals(
        List.of("NOP@0 both", "NOP@1 sent", "End@2 / 1 both"),
        rows(frame("NOP", "NOP", "End"), frame("NOP", "End")));
  }

  @Test
  void putsWhatOnlyTheReplyHasInItsPlace() {
    assertEquals(
        List.of("A@0 both", "Pointer@1 received", "B@1 / 2 both", "Quote@3 received"),
        rows(frame("A", "B"), frame("A", "Pointer", "B", "Quote")));
  }

  @Test
  void survivesAnotherOrder() {
    assertEquals(
        List.of("A@0 / 1 both", "B@1 / 0 both"), sorted(rows(frame("A", "B"), frame("B", "A"))));
  }

  @Test
  void showsOneSideAlone() {
    assertEquals(List.of("A@0 sent"), rows(frame("A"), Optional.empty()));
    assertEquals(List.of("A@0 received"), rows(Optional.empty(), frame("A")));
    assertTrue(rows(Optional.empty(), Optional.empty()).isEmpty());
  }

  private static List<String> sorted(List<String> rows) {
    return rows.stream().sorted().toList();
  }

  private static List<String> rows(Optional<FrameRecord> sent, Optional<FrameRecord> received) {
    return FieldRow.pair(sent, received).stream()
        .map(
            row ->
                row.name()
                    + "@"
                    + row.offset()
                    + (row.received().isEmpty()
                        ? " sent"
                        : row.sent().isEmpty() ? " received" : " both"))
        .toList();
  }

  private static Optional<FrameRecord> frame(String... names) {
    List<FieldRecord> fields = new ArrayList<>();
    for (String name : names) {
      fields.add(new FieldRecord("IPv4", name, fields.size(), 1, "", Mark.NONE, Optional.empty()));
    }
    return Optional.of(new FrameRecord(Direction.SENT, "probe", 0, 0, "", fields));
  }
}
