package io.echoproof.reports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** The data inside a one-file report. */
final class ReportHtml {
  private static final Pattern DATA = Pattern.compile("id=\"ep-data\">([^<]*)</script>");

  private final Map<String, byte[]> files = new TreeMap<>();

  ReportHtml(Path report) throws IOException {
    Matcher matcher = DATA.matcher(Files.readString(report));
    if (!matcher.find()) {
      throw new IOException("there is no data in " + report);
    }
    byte[] packed = Base64.getDecoder().decode(matcher.group(1));
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      StringBuilder index = new StringBuilder();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        index.append((char) c);
      }
      for (JsonNode file : new ObjectMapper().readTree(index.toString())) {
        files.put(file.get(0).asText(), in.readNBytes(file.get(1).asInt()));
      }
    }
  }

  Map<String, byte[]> files() {
    return files;
  }

  JsonNode json(String file) throws IOException {
    byte[] content = files.get(file);
    if (content == null) {
      throw new IOException("no " + file + " in the report but " + files.keySet());
    }
    return new ObjectMapper().readTree(content);
  }

  /** The part of a case's address behind the report's name. */
  String fragment(String tab, String name) throws IOException {
    return find(json("data/" + tab + ".json"), name)
        .map(
            leaf ->
                "#" + tab + "/" + leaf.get("parentUid").asText() + "/" + leaf.get("uid").asText())
        .orElseThrow(() -> new IOException("no case " + name + " in " + tab));
  }

  private static Optional<JsonNode> find(JsonNode node, String name) {
    if (!node.has("children")) {
      return node.path("name").asText().startsWith(name) ? Optional.of(node) : Optional.empty();
    }
    for (JsonNode child : node.get("children")) {
      Optional<JsonNode> found = find(child, name);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
