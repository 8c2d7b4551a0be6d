package io.echoproof.reports.compare;

import java.util.List;

/**
 * A requirement or an observation over all targets.
 *
 * @param kind what it is
 * @param id the requirement's id
 * @param area the requirement's area: code and name
 * @param title what it is about
 * @param level the requirement's level as it is shown; for an observation too
 * @param cells one for each column, in their order
 */
public record Row(Kind kind, String id, String area, String title, String level, List<Cell> cells) {
  /** What a row shows. */
  public enum Kind {
    /** Verdicts about a requirement. */
    REQUIREMENT("requirement"),
    /** Behaviour on which the RFCs leave a choice. */
    OBSERVATION("observation");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word that is written. */
    public String word() {
      return word;
    }
  }

  public Row {
    cells = List.copyOf(cells);
  }

  /** Whether two targets do not do the same, as far as anything was found out about them. */
  public boolean differs() {
    return cells.stream().filter(Cell::isDecided).map(Cell::word).distinct().count() > 1;
  }
}
