package io.echoproof.reports.evidence;

import io.echoproof.reports.html.Html;
import io.echoproof.reports.record.ExchangeRecord;
import io.echoproof.reports.record.FrameRecord;
import io.echoproof.reports.record.FrameRecord.Direction;
import io.echoproof.reports.record.FrameRecord.FieldRecord;
import io.echoproof.reports.record.FrameRecord.Mark;
import io.echoproof.reports.svg.Svg;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An exchange as HTML: what happened when, the two frames side by side, their octets. */
final class ExchangeHtml {
  private static final int LONGEST_VALUE = 96;
  private static final int SAME_FIELDS_SHOWN = 24;

  private final Html html;
  private final int hexRows;

  /**
   * @param html where to
   * @param hexRows how many rows of a frame's octets are shown
   */
  ExchangeHtml(Html html, int hexRows) {
    this.html = html;
    this.hexRows = hexRows;
  }

  /** The two frames that matter. */
  void write(ExchangeRecord exchange) {
    ExchangeView view = ExchangeView.of(exchange);
    Optional<Svg> picture = TimeLine.of(exchange);
    picture.ifPresent(svg -> html.raw(svg.toString()));
    if (picture.isEmpty()) {
      sentence(exchange);
    }
    table(view);
    view.sent().ifPresent(this::octets);
    view.received().ifPresent(this::octets);
  }

  /** The two frames that matter and then every other one with its octets. */
  void writeAll(ExchangeRecord exchange) {
    write(exchange);
    ExchangeView view = ExchangeView.of(exchange);
    List<FrameRecord> others = new ArrayList<>(exchange.frames());
    view.sent().ifPresent(others::remove);
    view.received().ifPresent(others::remove);
    others.forEach(this::octets);
  }

  private void sentence(ExchangeRecord exchange) {
    if (exchange.frames().isEmpty()) {
      html.element("p", "ep-src", "no frame was recorded");
      return;
    }
    long start = exchange.frames().get(0).micros();
    html.open("p", "ep-src");
    String separator = "";
    for (FrameRecord frame : exchange.frames()) {
      boolean sent = frame.direction() == Direction.SENT;
      html.text(separator + (sent ? "→ sent " : "← received "))
          .element("b", frame.label())
          .text(" " + octetCount(frame.length()) + ", +" + millis(frame.micros() - start));
      separator = " · ";
    }
    html.close("p");
  }

  private void table(ExchangeView view) {
    List<FieldRow> rows = FieldRow.pair(view.sent(), view.received());
    if (rows.isEmpty()) {
      return;
    }
    html.open("table", "ep-f").raw("<thead><tr>").element("th", "Octets").element("th", "Field");
    html.element("th", heading("Sent", view.sent()));
    html.element("th", heading("Received", view.received())).raw("</tr></thead><tbody>");
    String layer = "";
    int left = SAME_FIELDS_SHOWN;
    int hidden = 0;
    for (FieldRow row : rows) {
      if (!row.marked() && left-- <= 0) {
        hidden++;
        continue;
      }
      if (!row.layer().equals(layer)) {
        layer = row.layer();
        html.raw("<tr class=\"ep-layer\"><td></td><td colspan=\"3\">")
            .text(layer)
            .raw("</td></tr>");
      }
      html.raw("<tr>").element("td", row.offset()).element("td", "ep-n", row.name());
      cell(row.sent());
      cell(row.received());
      html.raw("</tr>");
    }
    if (hidden > 0) {
      html.raw("<tr><td></td><td colspan=\"3\">")
          .text("… " + hidden + " more fields, none of them marked")
          .raw("</td></tr>");
    }
    html.raw("</tbody></table>");
  }

  private static String heading(String what, Optional<FrameRecord> frame) {
    return frame
        .map(f -> what + ": " + f.label() + ", " + octetCount(f.length()))
        .orElse(what + ": nothing for the probe");
  }

  private void cell(Optional<FieldRecord> field) {
    if (field.isEmpty()) {
      html.raw("<td></td>");
      return;
    }
    FieldRecord shown = field.get();
    html.open("td", css(shown.mark())).text(shorten(shown.value()));
    if (shown.mark() == Mark.MUTATED) {
      html.raw(" ").element("span", "ep-tag", "◆ mutated");
    }
    if (shown.mark() == Mark.DIFFERS) {
      html.raw(" ").element("span", "ep-tag", "✗ differs");
    }
    shown
        .expected()
        .ifPresent(e -> html.raw("<br>").element("span", "ep-tag", "expected " + shorten(e)));
    html.close("td");
  }

  private void octets(FrameRecord frame) {
    html.open("p", "ep-cap")
        .text(frame.direction() == Direction.SENT ? "Sent: " : "Received: ")
        .text(frame.label())
        .element("span", " · " + octetCount(frame.length()) + marks(frame))
        .close("p");
    new HexDump(frame).html(html, hexRows);
  }

  private static String marks(FrameRecord frame) {
    boolean mutated = frame.fields().stream().anyMatch(f -> f.mark() == Mark.MUTATED);
    boolean differs = frame.fields().stream().anyMatch(f -> f.mark() == Mark.DIFFERS);
    return (mutated ? " · [ ] mutated" : "") + (differs ? " · [ ] differs" : "");
  }

  static String css(Mark mark) {
    return switch (mark) {
      case MUTATED -> "ep-m";
      case DIFFERS -> "ep-d";
      case NONE -> "";
    };
  }

  private static String shorten(String value) {
    return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE - 1) + "…";
  }

  private static String octetCount(int length) {
    return length + (length == 1 ? " octet" : " octets");
  }

  private static String millis(long micros) {
    return String.format(Locale.ROOT, "%.3f ms", micros / 1000.0);
  }
}
