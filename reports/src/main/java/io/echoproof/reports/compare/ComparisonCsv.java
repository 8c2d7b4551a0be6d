package io.echoproof.reports.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A comparison as CSV (RFC 4180), one line for each row, for spreadsheets. */
final class ComparisonCsv {
  private static final String CRLF = "\r\n";

  private ComparisonCsv() {}

  static String of(Comparison comparison) {
    StringBuilder csv = new StringBuilder();
    List<String> head = new ArrayList<>(List.of("kind", "id", "title", "level", "differs"));
    comparison.columns().forEach(column -> head.add(column.name()));
    csv.append(line(head));
    for (Row row : comparison.rows()) {
      List<String> values = new ArrayList<>();
      values.add(row.kind().word());
      values.add(row.id());
      values.add(row.title());
      values.add(row.level());
      values.add(row.differs() ? "yes" : "no");
      row.cells().forEach(cell -> values.add(cell.word()));
      csv.append(line(values));
    }
    return csv.toString();
  }

  private static String line(List<String> values) {
    return values.stream().map(ComparisonCsv::quote).collect(Collectors.joining(",")) + CRLF;
  }

  /** Quoted always; what a spreadsheet would take for a formula is made text. */
  private static String quote(String value) {
    boolean formula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
  }
}
