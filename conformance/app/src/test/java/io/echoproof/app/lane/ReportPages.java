package io.echoproof.app.lane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the cases are within a one-file report: it carries its data with it, in Base64. */
final class ReportPages {
  private static final Pattern SUITES = Pattern.compile("'data/suites\\.json','([^']*)'");

  private ReportPages() {}

  /** The fragment that leads to the page of a requirement's first case. */
  static String fragmentOf(Path report, String requirement) throws IOException {
    Matcher matcher = SUITES.matcher(Files.readString(report));
    if (!matcher.find()) {
      throw new IOException(report + " has no suites in it");
    }
    String json = new String(Base64.getDecoder().decode(matcher.group(1)), StandardCharsets.UTF_8);
    JsonNode leaf =
        find(new ObjectMapper().readTree(json), requirement + ":")
            .orElseThrow(() -> new IOException(report + " has no case of " + requirement));
    return "#suites/" + leaf.path("parentUid").asText() + "/" + leaf.path("uid").asText();
  }

  private static Optional<JsonNode> find(JsonNode root, String name) {
    Deque<JsonNode> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty()) {
      JsonNode node = open.remove();
      if (!node.has("children") && node.path("name").asText().startsWith(name)) {
        return Optional.of(node);
      }
      node.path("children").forEach(open::add);
    }
    return Optional.empty();
  }
}
