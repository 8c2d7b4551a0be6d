package io.echoproof.reports.evidence;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.echoproof.reports.record.ExchangeRecord;
import io.echoproof.reports.record.FrameRecord;
import io.echoproof.reports.record.FrameRecord.Direction;
import io.echoproof.reports.record.FrameRecord.FieldRecord;
import io.echoproof.reports.record.FrameRecord.Mark;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The two frames of an exchange that are put side by side.
 *
 * @param sent the probe; empty when nothing was sent
 * @param received what came back for it; empty when nothing did
 */
record ExchangeView(Optional<FrameRecord> sent, Optional<FrameRecord> received) {
  private static final Set<String> ECHO = Set.of("identifier", "sequence number");

  static ExchangeView of(ExchangeRecord exchange) {
    List<FrameRecord> sent = all(exchange, Direction.SENT);
    Optional<FrameRecord> probe =
        marked(sent, Mark.MUTATED)
            .or(() -> sent.stream().filter(f -> f.label().equals("probe")).findFirst())
            .or(() -> sent.stream().findFirst());
    // A reply to the twin or the sentinel says nothing about the probe.
    Set<String> beside =
        sent.stream().filter(ExchangeView::isBeside).map(ExchangeView::echo).collect(toSet());
    probe.map(ExchangeView::echo).ifPresent(beside::remove);
    List<FrameRecord> received =
        all(exchange, Direction.RECEIVED).stream()
            .filter(f -> !isBeside(f) && !beside.contains(echo(f)))
            .toList();
    return new ExchangeView(
        probe, marked(received, Mark.DIFFERS).or(() -> received.stream().findFirst()));
  }

  private static List<FrameRecord> all(ExchangeRecord exchange, Direction direction) {
    return exchange.frames().stream().filter(f -> f.direction() == direction).toList();
  }

  private static boolean isBeside(FrameRecord frame) {
    String label = frame.label().toLowerCase(Locale.ROOT);
    return label.contains("twin") || label.contains("sentinel");
  }

  /** Identifier and sequence number, by which a reply belongs to a request; else the label. */
  private static String echo(FrameRecord frame) {
    String echo =
        frame.fields().stream()
            .filter(
                f -> f.layer().equals("ICMP") && ECHO.contains(f.name().toLowerCase(Locale.ROOT)))
            .map(FieldRecord::value)
            .collect(joining("/"));
    return echo.isEmpty() ? frame.direction() + " " + frame.label() : echo;
  }

  private static Optional<FrameRecord> marked(List<FrameRecord> frames, Mark mark) {
    return frames.stream()
        .filter(frame -> frame.fields().stream().anyMatch(field -> field.mark() == mark))
        .findFirst();
  }
}
