package io.echoproof.app.bench;

import java.util.stream.DoubleStream;

/** The middle of some numbers, and how far they spread. */
public record Quartiles(double least, double lower, double median, double upper, double most) {
  static Quartiles of(DoubleStream numbers) {
    double[] sorted = numbers.sorted().toArray();
    return new Quartiles(
        at(sorted, 0), at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75), at(sorted, 1));
  }

  /** Between two numbers, the one that lies on the straight line. */
  private static double at(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
