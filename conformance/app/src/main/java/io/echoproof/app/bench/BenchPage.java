package io.echoproof.app.bench;

import io.echoproof.app.Version;
import io.echoproof.reports.evidence.Styles;
import io.echoproof.reports.html.Html;
import io.echoproof.reports.svg.LinePlot;
import io.echoproof.reports.svg.LinePlot.Line;
import io.echoproof.reports.svg.Svg;
import io.echoproof.reports.svg.Svg.Anchor;
import io.echoproof.reports.svg.Svg.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A benchmark as one page with plots, which loads nothing and runs no script. */
public final class BenchPage {
  private static final double WIDTH = 640;
  private static final double ROW = 26;
  private static final double NAMES = 120;
  private static final double NUMBERS = WIDTH - 110;

  private BenchPage() {}

  /** The page. */
  public static String of(BenchReport report) {
    Html html = new Html();
    html.raw("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .raw("<meta name=\"viewport\" content=\"width=device-width\">")
        .element("title", "EchoProof bench: " + report.subjects().get(0).name())
        .raw("<style>" + Styles.EVIDENCE + Styles.PAGE + "</style></head><body class=\"ep\">")
        .element("h1", "Round trips and latency");
    BenchText.head(report).forEach(line -> html.element("p", line));
    Machine machine = Machine.here();
    html.element(
        "p",
        "ep-src",
        String.join(
            ", ",
            Version.full(),
            machine.processor() + " (" + machine.processors() + " processors)",
            machine.system(),
            machine.java()));
    report.measured().stream()
        .filter(m -> m.outcomes().stream().anyMatch(Outcome::isMeasured))
        .forEach(m -> load(html, m));
    return html.raw("</body></html>").toString();
  }

  private static void load(Html html, BenchReport.Measured measured) {
    List<String> lines = BenchText.of(measured);
    html.element("h2", lines.get(0));
    List<Outcome> outcomes = measured.outcomes().stream().filter(Outcome::isMeasured).toList();
    html.raw(bars(outcomes).toString());
    html.raw(latencies(outcomes).toString());
    html.open("pre", "ep-hex");
    lines.stream().skip(1).forEach(line -> html.text(line + "\n"));
    html.close("pre");
  }

  /** Round trips per second: the median of the turns, and from the least to the most of them. */
  private static Svg bars(List<Outcome> outcomes) {
    double most = outcomes.stream().mapToDouble(o -> o.spread().most()).max().orElse(1);
    double unit = (NUMBERS - NAMES) / Math.max(1, most);
    Svg svg = new Svg(WIDTH, ROW * outcomes.size() + 18, "Round trips per second");
    svg.text("ep-dim", Anchor.START, NAMES, 11, "round trips per second");
    double y = 18;
    for (Outcome outcome : outcomes) {
      Quartiles spread = outcome.spread();
      svg.text("", Anchor.END, NAMES - 6, y + 14, outcome.contestant());
      svg.rectangle("ep-s1 ep-fill", NAMES, y + 4, spread.median() * unit, 13);
      svg.line(
          "ep-s4", NAMES + spread.least() * unit, y + 10, NAMES + spread.most() * unit, y + 10);
      String number = String.format(Locale.ROOT, "%,.0f", spread.median());
      svg.text("", Anchor.START, NUMBERS + 6, y + 14, number);
      y += ROW;
    }
    return svg;
  }

  /** Within which time which share was back; to the right one nine after the other. */
  private static Svg latencies(List<Outcome> outcomes) {
    List<Line> lines = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      List<Point> points = new ArrayList<>();
      for (int i = 0; i < LatencySummary.PERCENTILES.size(); i++) {
        double nines = -Math.log10(1 - LatencySummary.PERCENTILES.get(i) / 100);
        points.add(new Point(nines, outcome.latency().curve().get(i) / 1e3));
      }
      lines.add(new Line(outcome.contestant(), points));
    }
    return LinePlot.of(
        "Latency by percentile",
        "share of the round trips in nines (0.3 = 50 %, 1 = 90 %, 2 = 99 %, 3 = 99.9 %)",
        "microseconds",
        lines);
  }
}
