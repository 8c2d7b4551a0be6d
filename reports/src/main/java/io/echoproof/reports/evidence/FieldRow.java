package io.echoproof.reports.evidence;

import io.echoproof.reports.record.FrameRecord;
import io.echoproof.reports.record.FrameRecord.FieldRecord;
import io.echoproof.reports.record.FrameRecord.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A field of the sent frame beside the same field of the received one.
 *
 * @param sent the field as sent; empty when only the received frame has it
 * @param received the field as received; empty when only the sent frame has it
 */
record FieldRow(Optional<FieldRecord> sent, Optional<FieldRecord> received) {

  /** Puts the fields of two frames side by side, in the order in which both have them. */
  static List<FieldRow> pair(Optional<FrameRecord> sent, Optional<FrameRecord> received) {
    Map<String, FieldRecord> ours = keyed(sent.map(FrameRecord::fields).orElse(List.of()));
    Map<String, FieldRecord> theirs = keyed(received.map(FrameRecord::fields).orElse(List.of()));
    List<String> order = new ArrayList<>(ours.keySet());
    int next = 0;
    for (String key : theirs.keySet()) {
      // What only the received frame has stands behind what stands before it there.
      if (ours.containsKey(key)) {
        next = order.indexOf(key) + 1;
      } else {
        order.add(next++, key);
      }
    }
    return order.stream()
        .map(
            key ->
                new FieldRow(
                    Optional.ofNullable(ours.get(key)), Optional.ofNullable(theirs.get(key))))
        .toList();
  }

  /** Names repeat (two NOP options), so the how-manieth it is belongs to the key. */
  private static Map<String, FieldRecord> keyed(List<FieldRecord> fields) {
    Map<String, FieldRecord> keyed = new LinkedHashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    for (FieldRecord field : fields) {
      String key = field.layer() + '/' + field.name();
      keyed.put(key + '/' + seen.merge(key, 1, Integer::sum), field);
    }
    return keyed;
  }

  /** The field's layer. */
  String layer() {
    return either().layer();
  }

  /** The field's name. */
  String name() {
    return either().name();
  }

  /** Where the field is, in octets from the start of the frame; both places when they differ. */
  String offset() {
    String sentAt = sent.map(FieldRow::range).orElse("");
    String receivedAt = received.map(FieldRow::range).orElse("");
    return sentAt.equals(receivedAt) || receivedAt.isEmpty()
        ? sentAt
        : sentAt.isEmpty() ? receivedAt : sentAt + " / " + receivedAt;
  }

  /** Whether one of the two is marked. */
  boolean marked() {
    return sent.map(FieldRecord::mark).orElse(Mark.NONE) != Mark.NONE
        || received.map(FieldRecord::mark).orElse(Mark.NONE) != Mark.NONE;
  }

  private FieldRecord either() {
    return sent.or(() -> received)
        .orElseThrow(() -> new IllegalStateException("a row of no field"));
  }

  private static String range(FieldRecord field) {
    return field.length() <= 1
        ? Integer.toString(field.offset())
        : field.offset() + "–" + (field.offset() + field.length() - 1);
  }
}
