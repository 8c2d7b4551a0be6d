package io.echoproof.reports.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A comparison as JSON, for machines. */
final class ComparisonJson {
  /** Grows when a reader of the old structure would misread the new one. */
  static final int SCHEMA_VERSION = 1;

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ComparisonJson() {}

  static String of(Comparison comparison) throws JsonProcessingException {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schemaVersion", SCHEMA_VERSION);
    document.put("targets", comparison.columns().stream().map(ComparisonJson::column).toList());
    document.put(
        "rows", comparison.rows().stream().map(row -> row(row, comparison.columns())).toList());
    return MAPPER.writeValueAsString(document) + "\n";
  }

  private static Map<String, Object> column(Column column) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", column.name());
    json.put("runs", column.descriptions());
    json.put("reports", column.reports());
    return json;
  }

  private static Map<String, Object> row(Row row, List<Column> columns) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", row.kind().word());
    json.put("id", row.id());
    json.put("title", row.title());
    json.put("level", row.level());
    json.put("differs", row.differs());
    Map<String, Object> cells = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      Cell cell = row.cells().get(i);
      Map<String, Object> value = new LinkedHashMap<>();
      value.put("value", cell.word());
      if (!cell.reason().isBlank()) {
        value.put("reason", cell.reason());
      }
      if (!cell.links().isEmpty()) {
        value.put("links", cell.links());
      }
      cells.put(columns.get(i).name(), value);
    }
    json.put("targets", cells);
    return json;
  }
}
