package io.echoproof.reports.svg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.reports.svg.LinePlot.Line;
import io.echoproof.reports.svg.Svg.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinePlotTest {
  @Test
  void aLineGoesFromTheOriginToTheUpperRightCorner() {
    String svg =
        LinePlot.of(
                "growth", "s", "frames", List.of(new Line("sent", List.of(at(0, 0), at(8, 40)))))
            .toString();

    assertTrue(svg.contains("points=\"54,202 624,26\""), svg);
    assertTrue(svg.contains(">sent</text>"), svg);
  }

  @Test
  void nothingAtAllIsStillAPicture() {
    String svg =
        LinePlot.of("none", "s", "frames", List.of(new Line("none", List.of(at(0, 0))))).toString();

    assertFalse(svg.contains("NaN"), svg);
    assertFalse(svg.contains("Infinity"), svg);
  }

  @Test
  void aNameIsNoMarkup() {
    String svg =
        LinePlot.of("\"a\"", "s", "y", List.of(new Line("<b>", List.of(at(1, 1))))).toString();

    assertFalse(svg.contains("<b>"), svg);
    assertTrue(svg.contains("&lt;b&gt;"), svg);
    assertTrue(svg.contains("aria-label=\"&quot;a&quot;\""), svg);
  }

  @Test
  void ticksAreRoundAndFew() {
    assertEquals(List.of(0.0, 10.0, 20.0, 30.0, 40.0), new Scale(40, 0, 1).ticks());
    assertEquals(List.of(0.0, 0.5, 1.0, 1.5, 2.0), new Scale(2, 0, 1).ticks());
    assertEquals(
        List.of("0", "2", "4", "6", "8", "10", "12"),
        new Scale(13, 0, 1).ticks().stream().map(Scale::label).toList());
    assertEquals("0.25", Scale.label(0.25));
    assertEquals("120k", Scale.label(120_000));
  }

  private static Point at(double x, double y) {
    return new Point(x, y);
  }
}
