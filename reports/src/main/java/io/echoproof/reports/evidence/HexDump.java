package io.echoproof.reports.evidence;

import io.echoproof.reports.html.Html;
import io.echoproof.reports.record.FrameRecord;
import io.echoproof.reports.record.FrameRecord.FieldRecord;
import io.echoproof.reports.record.FrameRecord.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A frame's octets, sixteen to a row. Octets of a marked field stand in square brackets, so that
 * the mark survives copying and does not need colours.
 */
final class HexDump {
  private static final int PER_ROW = 16;
  private static final String DIGITS = "0123456789abcdef";

  private final FrameRecord frame;
  private final int octets;
  private final Mark[] marks;

  HexDump(FrameRecord frame) {
    this.frame = frame;
    this.octets = Math.min(frame.hex().length() / 2, frame.length());
    this.marks = new Mark[octets];
    for (int i = 0; i < octets; i++) {
      marks[i] = mark(i);
    }
  }

  /**
   * The rows as text: offset in decimal, as in the field table, and the octets.
   *
   * @param rowsAtMost how many rows
   */
  String text(int rowsAtMost) {
    StringBuilder text = new StringBuilder();
    int end = Math.min(octets, rowsAtMost * PER_ROW);
    for (int row = 0; row < end; row += PER_ROW) {
      text.append(String.format(Locale.ROOT, "%5d ", row));
      for (int i = row; i < Math.min(row + PER_ROW, octets); i++) {
        text.append(before(i, row)).append(octet(i));
      }
      text.append(after(row)).append('\n');
    }
    return text.append(cut(end)).toString();
  }

  /**
   * Rows as HTML.
   *
   * @param html where to
   * @param rowsAtMost how many rows are shown; rows with a marked octet come first, what is left
   *     out is said
   */
  void html(Html html, int rowsAtMost) {
    html.open("pre", "ep-hex");
    List<Integer> shown = rows(rowsAtMost);
    int expected = 0;
    for (int row : shown) {
      if (row != expected) {
        html.text("      …\n");
      }
      expected = row + PER_ROW;
      html.element("i", String.format(Locale.ROOT, "%5d ", row));
      for (int i = row; i < Math.min(row + PER_ROW, octets); i++) {
        html.text(String.valueOf(before(i, row)));
        if (marks[i] == Mark.NONE) {
          html.text(octet(i));
        } else {
          html.element("b", marks[i] == Mark.MUTATED ? "ep-m" : "ep-d", octet(i));
        }
      }
      html.text(after(row) + "\n");
    }
    if (expected < octets) {
      html.text("      … " + (octets - expected) + " more octets\n");
    }
    html.text(cut(octets)).close("pre");
  }

  private List<Integer> rows(int atMost) {
    List<Integer> plain = new ArrayList<>();
    List<Integer> marked = new ArrayList<>();
    for (int row = 0; row < octets; row += PER_ROW) {
      (hasMark(row) ? marked : plain).add(row);
    }
    List<Integer> chosen = new ArrayList<>(marked.subList(0, Math.min(marked.size(), atMost)));
    chosen.addAll(plain.subList(0, Math.min(plain.size(), atMost - chosen.size())));
    return chosen.stream().sorted().toList();
  }

  private boolean hasMark(int row) {
    for (int i = row; i < Math.min(row + PER_ROW, octets); i++) {
      if (marks[i] != Mark.NONE) {
        return true;
      }
    }
    return false;
  }

  private Mark mark(int octet) {
    return frame.fields().stream()
        .filter(f -> f.mark() != Mark.NONE)
        .filter(f -> octet >= f.offset() && octet < f.offset() + f.length())
        .map(FieldRecord::mark)
        .findFirst()
        .orElse(Mark.NONE);
  }

  /** The character between an octet and the one before it. */
  private char before(int i, int row) {
    Mark last = i == row ? Mark.NONE : marks[i - 1];
    if (last == marks[i]) {
      return ' ';
    }
    return marks[i] == Mark.NONE ? ']' : last == Mark.NONE ? '[' : '|';
  }

  private String after(int row) {
    int last = Math.min(row + PER_ROW, octets) - 1;
    return marks[last] == Mark.NONE ? "" : "]";
  }

  private String octet(int i) {
    String octet = frame.hex().substring(2 * i, 2 * i + 2).toLowerCase(Locale.ROOT);
    boolean digits = DIGITS.indexOf(octet.charAt(0)) >= 0 && DIGITS.indexOf(octet.charAt(1)) >= 0;
    return digits ? octet : "??";
  }

  private String cut(int end) {
    return end < frame.length()
        ? "      … " + (frame.length() - end) + " more octets in the capture\n"
        : "";
  }
}
