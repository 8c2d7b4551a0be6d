package io.echoproof.reports.evidence;

import io.echoproof.reports.record.ExchangeRecord;
import io.echoproof.reports.record.FrameRecord;
import io.echoproof.reports.record.FrameRecord.Direction;
import io.echoproof.reports.record.FrameRecord.Mark;
import io.echoproof.reports.svg.Svg;
import io.echoproof.reports.svg.Svg.Anchor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An exchange of several frames as a picture: time goes down, what was sent points to the right,
 * what came back to the left; beside a fragment stands which part of its datagram it is.
 */
final class TimeLine {
  /** Fewer frames are told in a sentence. */
  private static final int FEWEST = 3;

  private static final int MOST = 24;

  /** With room for the longest words beside a bar: {@code 65528–65536 last}. */
  private static final double WIDTH = 680;

  private static final double ROW = 17;
  private static final double TOP = 20;
  private static final double TESTER = 84;
  private static final double TARGET = 330;
  private static final double BAR = 372;
  private static final double BAR_WIDTH = 170;

  /** A pause that deserves a line of its own, in microseconds. */
  private static final long PAUSE = 1_000_000;

  private static final long MILLISECOND = 1_000;

  private final List<FrameRecord> frames;
  private final int hidden;
  private final int end;

  private TimeLine(List<FrameRecord> all) {
    this.frames = all.subList(0, Math.min(all.size(), MOST));
    this.hidden = all.size() - frames.size();
    this.end = frames.stream().flatMap(f -> piece(f).stream()).mapToInt(Piece::to).max().orElse(0);
  }

  /** The picture; empty when a sentence says as much. */
  static Optional<Svg> of(ExchangeRecord exchange) {
    TimeLine line = new TimeLine(exchange.frames());
    boolean worth = exchange.frames().size() >= FEWEST || line.end > 0;
    return worth && !exchange.frames().isEmpty() ? Optional.of(line.draw()) : Optional.empty();
  }

  private static Optional<Piece> piece(FrameRecord frame) {
    return Piece.of(frame).filter(Piece::isFragment);
  }

  private Svg draw() {
    long pauses = 0;
    for (int i = 1; i < frames.size(); i++) {
      pauses += pause(i) ? 1 : 0;
    }
    double height = TOP + ROW * (frames.size() + pauses + (hidden > 0 ? 1 : 0)) + 4;
    Svg svg = new Svg(WIDTH, height, frames.size() + " frames in the order of time");
    svg.text("ep-dim", Anchor.MIDDLE, TESTER, 11, "tester");
    svg.text("ep-dim", Anchor.MIDDLE, TARGET, 11, "target");
    if (end > 0) {
      svg.text("ep-dim", Anchor.START, BAR, 11, "part of the datagram's data, 0 to " + end);
    }
    svg.line("ep-axis", TESTER, 15, TESTER, height).line("ep-axis", TARGET, 15, TARGET, height);
    double y = TOP;
    for (int i = 0; i < frames.size(); i++) {
      if (i > 0 && pause(i)) {
        svg.text("ep-dim", Anchor.MIDDLE, (TESTER + TARGET) / 2, y + 12, "⋮ " + since(i, i - 1));
        y += ROW;
      }
      frame(svg, i, y);
      y += ROW;
    }
    if (hidden > 0) {
      svg.text("ep-dim", Anchor.START, TESTER + 8, y + 12, "… and " + hidden + " more frames");
    }
    return svg;
  }

  private void frame(Svg svg, int index, double y) {
    FrameRecord frame = frames.get(index);
    boolean sent = frame.direction() == Direction.SENT;
    String colour = sent ? "ep-s1" : "ep-s2";
    if (frame.fields().stream().anyMatch(field -> field.mark() == Mark.DIFFERS)) {
      colour = "ep-s4";
    }
    svg.text("ep-dim", Anchor.END, TESTER - 6, y + 12, "+" + since(index, 0));
    svg.arrow(colour, sent ? TESTER : TARGET, sent ? TARGET : TESTER, y + 14);
    svg.text(
        "", Anchor.MIDDLE, (TESTER + TARGET) / 2, y + 11, frame.label() + ", " + frame.length());
    Optional<Piece> fragment = piece(frame);
    if (fragment.isPresent()) {
      Piece part = fragment.get();
      double unit = BAR_WIDTH / Math.max(1, end);
      svg.rectangle("ep-bar", BAR, y + 6, BAR_WIDTH, 8);
      svg.rectangle(
          colour + " ep-fill",
          BAR + part.from() * unit,
          y + 6,
          Math.max(1, (part.to() - part.from()) * unit),
          8);
      svg.text(
          "",
          Anchor.START,
          BAR + BAR_WIDTH + 6,
          y + 13,
          part.from() + "–" + part.to() + (part.more() ? " MF" : " last"));
    }
  }

  private boolean pause(int index) {
    return frames.get(index).micros() - frames.get(index - 1).micros() >= PAUSE;
  }

  private String since(int index, int earlier) {
    long micros = frames.get(index).micros() - frames.get(earlier).micros();
    if (micros < MILLISECOND) {
      return micros + " µs";
    }
    return micros >= PAUSE
        ? String.format(Locale.ROOT, "%.2f s", micros / 1e6)
        : String.format(Locale.ROOT, "%.1f ms", micros / 1e3);
  }
}
