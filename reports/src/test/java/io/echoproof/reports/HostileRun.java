package io.echoproof.reports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.echoproof.reports.directory.RunJson;
import io.echoproof.reports.record.RunRecord;
import io.echoproof.reports.sample.SampleRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A run whose every text tries to become markup. */
final class HostileRun {
  /** An element that a page must not come to have. */
  static final String ELEMENT = "<b id=\"intruder\"";

  private static final String PAYLOAD = "'\"></title></script></style>" + ELEMENT + ">x</b>{{x}}";

  /** Values that are not for people: words of the schema, and what is looked up. */
  private static final Set<String> KEPT =
      Set.of(
          "verdict",
          "level",
          "mark",
          "direction",
          "hex",
          "startedAt",
          "verdictAt",
          "word",
          "capture");

  private HostileRun() {}

  static RunRecord make(Path temp) throws IOException {
    Path file = temp.resolve("hostile.json");
    RunJson.write(SampleRun.small(), file);
    ObjectMapper mapper = new ObjectMapper();
    JsonNode run = mapper.readTree(file.toFile());
    poison(run, "");
    mapper.writeValue(file.toFile(), run);
    return RunJson.read(file);
  }

  private static void poison(JsonNode node, String name) {
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String child : names) {
        JsonNode value = object.get(child);
        if (value.isTextual() && !KEPT.contains(child)) {
          object.set(child, poisoned(value));
        } else {
          poison(value, child);
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.get(i).isTextual() && !KEPT.contains(name)) {
          array.set(i, poisoned(array.get(i)));
        } else {
          poison(array.get(i), name);
        }
      }
    }
  }

  private static TextNode poisoned(JsonNode value) {
    return TextNode.valueOf(value.asText() + PAYLOAD);
  }
}
