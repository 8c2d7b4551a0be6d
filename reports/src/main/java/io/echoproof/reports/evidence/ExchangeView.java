package io.echoproof.reports.evidence;

import io.echoproof.reports.record.ExchangeRecord;
import io.echoproof.reports.record.FrameRecord;
import io.echoproof.reports.record.FrameRecord.Direction;
import io.echoproof.reports.record.FrameRecord.Mark;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The two frames of an exchange that are put side by side.
 *
 * @param sent the probe; empty when nothing was sent
 * @param received what came back for it; empty when nothing did
 */
record ExchangeView(Optional<FrameRecord> sent, Optional<FrameRecord> received) {

  static ExchangeView of(ExchangeRecord exchange) {
    List<FrameRecord> sent = all(exchange, Direction.SENT);
    List<FrameRecord> received =
        all(exchange, Direction.RECEIVED).stream().filter(ExchangeView::answersProbe).toList();
    return new ExchangeView(
        marked(sent, Mark.MUTATED)
            .or(() -> sent.stream().filter(f -> f.label().equals("probe")).findFirst())
            .or(() -> sent.stream().findFirst()),
        marked(received, Mark.DIFFERS).or(() -> received.stream().findFirst()));
  }

  private static List<FrameRecord> all(ExchangeRecord exchange, Direction direction) {
    return exchange.frames().stream().filter(f -> f.direction() == direction).toList();
  }

  /** A reply to the twin or the sentinel says nothing about the probe. */
  private static boolean answersProbe(FrameRecord frame) {
    String label = frame.label().toLowerCase(Locale.ROOT);
    return !label.contains("twin") && !label.contains("sentinel");
  }

  private static Optional<FrameRecord> marked(List<FrameRecord> frames, Mark mark) {
    return frames.stream()
        .filter(frame -> frame.fields().stream().anyMatch(field -> field.mark() == mark))
        .findFirst();
  }
}
