package io.echoproof.reports.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An axis: values from 0 to a greatest one, on a stretch of a picture.
 *
 * @param most the greatest value, more than 0
 * @param from where 0 is
 * @param to where the greatest value is
 */
public record Scale(double most, double from, double to) {
  private static final int FEWEST_STEPS = 3;

  /** Where a value is. */
  public double at(double value) {
    return from + (to - from) * value / most;
  }

  /** Round values from 0 to the greatest one: some three to eight. */
  public List<Double> ticks() {
    double step = Math.pow(10, Math.floor(Math.log10(most)));
    if (most / step < FEWEST_STEPS) {
      step /= most / step < FEWEST_STEPS / 2.0 ? 5 : 2;
    }
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; i * step <= most * (1 + 1e-9); i++) {
      ticks.add(i * step);
    }
    return List.copyOf(ticks);
  }

  /** A value as a label: without needless digits. */
  public static String label(double value) {
    if (value >= 10_000) {
      return label(value / 1000) + "k";
    }
    String text = String.format(Locale.ROOT, "%.3f", value);
    return text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}
