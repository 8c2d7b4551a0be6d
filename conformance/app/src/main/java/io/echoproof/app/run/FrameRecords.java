package io.echoproof.app.run;

import io.echoproof.conformance.capture.CapturedFrame;
import io.echoproof.conformance.judge.Finding;
import io.echoproof.conformance.packet.Dissection;
import io.echoproof.conformance.packet.Field;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Difference;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Reply;
import io.echoproof.reports.record.ExchangeRecord;
import io.echoproof.reports.record.FrameRecord;
import io.echoproof.reports.record.FrameRecord.Direction;
import io.echoproof.reports.record.FrameRecord.FieldRecord;
import io.echoproof.reports.record.FrameRecord.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Turns probes and replies into evidence: decoded fields, with those marked that matter. */
final class FrameRecords {
  private static final int MOST_FRAMES = 6;

  private final long startNanoTime;
  private final OrdinaryFields ordinary;

  /**
   * @param startNanoTime the run's start, in terms of {@link System#nanoTime}
   * @param ordinary what the fields of a plain request to this target are
   */
  FrameRecords(long startNanoTime, OrdinaryFields ordinary) {
    this.startNanoTime = startNanoTime;
    this.ordinary = ordinary;
  }

  /** The exchange that shows a finding, with the wrong fields of the reply marked. */
  ExchangeRecord exchange(Finding finding) {
    ExchangeRecord exchange = exchange(finding.entries(), finding.differences());
    if (finding.frames().isEmpty()) {
      return exchange;
    }
    List<FrameRecord> frames = new ArrayList<>(exchange.frames());
    for (CapturedFrame f : finding.frames().stream().limit(MOST_FRAMES).toList()) {
      Direction direction = f.outbound() ? Direction.SENT : Direction.RECEIVED;
      frames.add(plain(direction, f.comment(), f.nanoTime(), f.frame()));
    }
    return new ExchangeRecord(finding.summary(), frames);
  }

  /** The same for probes alone. */
  ExchangeRecord exchange(List<LedgerEntry> entries, List<Difference> differences) {
    List<FrameRecord> frames = new ArrayList<>();
    for (LedgerEntry entry : entries) {
      frames.addAll(frames(entry, differences));
    }
    String title = entries.isEmpty() ? "" : entries.get(0).probe().label();
    return new ExchangeRecord(title, frames);
  }

  private List<FrameRecord> frames(LedgerEntry entry, List<Difference> differences) {
    Probe probe = entry.probe();
    List<FrameRecord> records = new ArrayList<>();
    for (Octets frame : probe.frames().stream().limit(MOST_FRAMES).toList()) {
      records.add(
          record(
              Direction.SENT,
              probe.role().word(),
              entry.sentNanoTime(),
              frame,
              sentFields(frame, probe)));
    }
    for (Reply reply : entry.replies()) {
      for (Octets frame : reply.frames().stream().limit(MOST_FRAMES).toList()) {
        records.add(
            record(
                Direction.RECEIVED,
                answers(reply.isEchoReply() ? "reply" : "answer", probe),
                reply.nanoTime(),
                frame,
                receivedFields(frame, differences)));
      }
    }
    return records;
  }

  private static String answers(String what, Probe probe) {
    return probe.role() == Probe.Role.PROBE ? what : what + " to " + probe.role().word();
  }

  /** A frame that belongs to no probe. */
  FrameRecord plain(Direction direction, String label, long nanoTime, Octets frame) {
    return record(direction, label, nanoTime, frame, receivedFields(frame, List.of()));
  }

  private FrameRecord record(
      Direction direction, String label, long nanoTime, Octets frame, List<FieldRecord> fields) {
    int shown = Math.min(frame.length(), FrameRecord.SHOWN_OCTETS);
    return new FrameRecord(
        direction,
        label,
        Math.max(0, (nanoTime - startNanoTime) / 1_000),
        frame.length(),
        frame.slice(0, shown).hex(),
        fields);
  }

  /** What differs from the valid packet, or else from a plain one, is what the probe is about. */
  private List<FieldRecord> sentFields(Octets frame, Probe probe) {
    Predicate<Field> special = field -> false;
    if (probe.frames().size() == 1 && probe.echo().isPresent()) {
      List<Field> valid = Dissection.of(probe.echo().get().frame());
      special = field -> !contains(valid, field);
    } else if (probe.frames().size() == 1 && probe.role() == Probe.Role.PROBE) {
      special = ordinary::isSpecial;
    }
    Predicate<Field> mutated = special;
    return Dissection.of(frame).stream()
        .map(
            field ->
                record(field, mutated.test(field) ? Mark.MUTATED : Mark.NONE, Optional.empty()))
        .toList();
  }

  private static boolean contains(List<Field> fields, Field wanted) {
    return fields.stream()
        .anyMatch(
            f ->
                f.layer().equals(wanted.layer())
                    && f.name().equals(wanted.name())
                    && withoutRemark(f).equals(withoutRemark(wanted)));
  }

  /** A checksum's remark changes with the octets that it covers; the field itself may not. */
  private static String withoutRemark(Field field) {
    return field.value().replaceFirst(" \\(.*", "");
  }

  private static List<FieldRecord> receivedFields(Octets frame, List<Difference> differences) {
    return Dissection.of(frame).stream()
        .map(
            field -> {
              Optional<Difference> difference =
                  differences.stream()
                      .filter(
                          d -> d.layer().equals(field.layer()) && d.field().equals(field.name()))
                      .findFirst();
              return record(
                  field,
                  difference.isPresent() ? Mark.DIFFERS : Mark.NONE,
                  difference.map(Difference::expected));
            })
        .toList();
  }

  private static FieldRecord record(Field field, Mark mark, Optional<String> expected) {
    return new FieldRecord(
        field.layer(), field.name(), field.offset(), field.length(), field.value(), mark, expected);
  }
}
