package io.echoproof.reports.svg;

import io.echoproof.reports.html.Html;
import java.util.List;
import java.util.Locale;

/**
 * Builds a picture; coordinates are SVG's user units, from the upper left corner. Colours come from
 * the page's style sheet by class. Text is escaped as everywhere in a report.
 */
public final class Svg {
  /** Where a text stands relative to its point. */
  public enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** A point of a line. */
  public record Point(double x, double y) {}

  private final Html out = new Html();
  private final double width;
  private final double height;
  private final String label;

  /**
   * @param width in user units; also how wide it is shown at most, in pixels
   * @param height in user units
   * @param label what the picture shows, for who can't see it
   */
  public Svg(double width, double height, String label) {
    this.width = width;
    this.height = height;
    this.label = label;
  }

  /** A straight line. */
  public Svg line(String cssClass, double x1, double y1, double x2, double y2) {
    out.raw("<line class=\"" + cssClass + "\" x1=\"" + number(x1) + "\" y1=\"" + number(y1));
    out.raw("\" x2=\"" + number(x2) + "\" y2=\"" + number(y2) + "\"/>");
    return this;
  }

  /** A horizontal arrow from one abscissa to another. */
  public Svg arrow(String cssClass, double from, double to, double y) {
    double back = from < to ? -6 : 6;
    line(cssClass, from, y, to, y);
    return path(
        cssClass,
        List.of(new Point(to + back, y - 3), new Point(to, y), new Point(to + back, y + 3)));
  }

  /** A rectangle. */
  public Svg rectangle(String cssClass, double x, double y, double w, double h) {
    out.raw("<rect class=\"" + cssClass + "\" x=\"" + number(x) + "\" y=\"" + number(y));
    out.raw(
        "\" width=\"" + number(Math.max(0, w)) + "\" height=\"" + number(Math.max(0, h)) + "\"/>");
    return this;
  }

  /** A line through points. */
  public Svg path(String cssClass, List<Point> points) {
    StringBuilder list = new StringBuilder();
    for (Point point : points) {
      list.append(list.length() == 0 ? "" : " ");
      list.append(number(point.x())).append(',').append(number(point.y()));
    }
    out.raw("<polyline fill=\"none\" class=\"" + cssClass + "\" points=\"" + list + "\"/>");
    return this;
  }

  /** A text whose base line begins, has its middle or ends at a point. */
  public Svg text(String cssClass, Anchor anchor, double x, double y, String text) {
    out.raw("<text class=\"" + cssClass + "\" x=\"" + number(x) + "\" y=\"" + number(y));
    out.raw("\" text-anchor=\"" + anchor.name().toLowerCase(Locale.ROOT) + "\">");
    out.text(text).raw("</text>");
    return this;
  }

  /** The picture as an element of an HTML page. */
  @Override
  public String toString() {
    return new Html()
            .raw("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"ep-svg\" role=\"img\"")
            .raw(" viewBox=\"0 0 " + number(width) + " " + number(height) + "\"")
            .raw(" width=\"" + number(width) + "\" aria-label=\"")
            .text(label)
            .raw("\">")
        + out.toString()
        + "</svg>";
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
  }
}
