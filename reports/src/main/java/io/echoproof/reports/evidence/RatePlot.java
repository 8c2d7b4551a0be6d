package io.echoproof.reports.evidence;

import io.echoproof.reports.evidence.CaptureFrames.Moment;
import io.echoproof.reports.html.Html;
import io.echoproof.reports.record.CaseRecord;
import io.echoproof.reports.svg.LinePlot;
import io.echoproof.reports.svg.Svg;
import io.echoproof.reports.svg.Svg.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How many frames were sent and came back by when, for a case that is about rates or time. */
public final class RatePlot {
  private static final List<String> TAGS = List.of("slow", "volume");
  private static final List<String> AREAS = List.of("RAT-");

  /** A curve of less says nothing. */
  private static final int FEWEST = 8;

  /** More points than pixels show nothing more. */
  private static final int MOST_POINTS = 400;

  private RatePlot() {}

  /** Whether a case is about rates or time. */
  public static boolean isAbout(CaseRecord testCase) {
    return testCase.tags().stream().anyMatch(TAGS::contains)
        || testCase.requirements().stream().anyMatch(id -> AREAS.stream().anyMatch(id::startsWith));
  }

  /**
   * Draws.
   *
   * @param capture the case's pcapng file
   * @return the picture; empty when there are too few frames
   */
  public static Optional<Svg> of(byte[] capture) {
    List<Moment> moments =
        CaptureFrames.of(capture).stream().sorted(Comparator.comparingLong(Moment::nanos)).toList();
    if (moments.size() < FEWEST) {
      return Optional.empty();
    }
    long start = moments.get(0).nanos();
    double end = (moments.get(moments.size() - 1).nanos() - start) / 1e6;
    return Optional.of(
        LinePlot.of(
            "Frames sent and received over time",
            "milliseconds since the first frame",
            "frames so far",
            List.of(
                new LinePlot.Line("sent", curve(moments, true, start, end)),
                new LinePlot.Line("received", curve(moments, false, start, end)))));
  }

  /** Steps: a count stays until the next frame. */
  private static List<Point> curve(List<Moment> moments, boolean sent, long start, double end) {
    List<Point> points = new ArrayList<>(List.of(new Point(0, 0)));
    List<Moment> mine = moments.stream().filter(m -> m.sent() == sent).toList();
    int every = Math.max(1, mine.size() / MOST_POINTS);
    for (int i = 0; i < mine.size(); i++) {
      if (i % every == 0 || i == mine.size() - 1) {
        double at = (mine.get(i).nanos() - start) / 1e6;
        points.add(new Point(at, points.get(points.size() - 1).y()));
        points.add(new Point(at, i + 1));
      }
    }
    points.add(new Point(end, mine.size()));
    return points;
  }

  /** The picture in a page of its own. */
  public static String page(String title, Svg picture) {
    return new Html()
        .raw("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .element("title", title)
        .raw("<style>" + Styles.EVIDENCE + Styles.PAGE + "</style></head><body class=\"ep\">")
        .element("h1", title)
        .raw(picture.toString())
        .raw("</body></html>\n")
        .toString();
  }
}
