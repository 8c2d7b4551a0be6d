package io.echoproof.reports.svg;

import io.echoproof.reports.svg.Svg.Anchor;
import io.echoproof.reports.svg.Svg.Point;
import java.util.List;

/** Lines over one axis, from 0 in both directions, with their names at the top. */
public final class LinePlot {
  private static final double WIDTH = 640;
  private static final double HEIGHT = 240;
  private static final double LEFT = 54;
  private static final double RIGHT = WIDTH - 16;
  private static final double TOP = 26;
  private static final double BOTTOM = HEIGHT - 38;
  private static final double LEGEND_STEP = 150;

  /** Classes of the style sheet, in the order of the lines. */
  private static final List<String> COLOURS = List.of("ep-s1", "ep-s2", "ep-s3", "ep-s4");

  private LinePlot() {}

  /**
   * A line.
   *
   * @param name what the legend says
   * @param points in the order of their abscissas
   */
  public record Line(String name, List<Point> points) {}

  /**
   * Draws.
   *
   * @param label what is shown
   * @param x what goes to the right, with its unit
   * @param y what goes up, with its unit
   * @param lines at most four, with at least one point between them
   */
  public static Svg of(String label, String x, String y, List<Line> lines) {
    Scale across = new Scale(most(lines, true), LEFT, RIGHT);
    Scale up = new Scale(most(lines, false), BOTTOM, TOP);
    Svg svg = new Svg(WIDTH, HEIGHT, label);
    for (double tick : up.ticks()) {
      svg.line("ep-grid", LEFT, up.at(tick), RIGHT, up.at(tick));
      svg.text("", Anchor.END, LEFT - 5, up.at(tick) + 4, Scale.label(tick));
    }
    for (double tick : across.ticks()) {
      svg.line("ep-axis", across.at(tick), BOTTOM, across.at(tick), BOTTOM + 4);
      svg.text("", Anchor.MIDDLE, across.at(tick), BOTTOM + 17, Scale.label(tick));
    }
    svg.line("ep-axis", LEFT, BOTTOM, RIGHT, BOTTOM);
    svg.text("", Anchor.END, RIGHT, HEIGHT - 4, x);
    svg.text("", Anchor.START, 2, 12, y);
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      String colour = COLOURS.get(i % COLOURS.size());
      double at = RIGHT - LEGEND_STEP * (lines.size() - i);
      svg.line(colour, at, 8, at + 18, 8).text("", Anchor.START, at + 22, 12, line.name());
      svg.path(
          colour,
          line.points().stream().map(p -> new Point(across.at(p.x()), up.at(p.y()))).toList());
    }
    return svg;
  }

  private static double most(List<Line> lines, boolean abscissa) {
    double most =
        lines.stream()
            .flatMap(line -> line.points().stream())
            .mapToDouble(p -> abscissa ? p.x() : p.y())
            .max()
            .orElse(1);
    return most > 0 ? most : 1;
  }
}
