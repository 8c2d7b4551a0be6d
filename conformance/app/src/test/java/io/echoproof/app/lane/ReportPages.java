package io.echoproof.app.lane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Where the cases are within a one-file report: it carries its data with it, in Base64. */
final class ReportPages {
  private static final Pattern DATA = Pattern.compile("id=\"ep-data\">([^<]*)</script>");

  private ReportPages() {}

  /** The fragment that leads to the page of a requirement's first case. */
  static String fragmentOf(Path report, String requirement) throws IOException {
    String json = file(report, "data/suites.json");
    JsonNode leaf =
        find(new ObjectMapper().readTree(json), requirement + ":")
            .orElseThrow(() -> new IOException(report + " has no case of " + requirement));
    return "#suites/" + leaf.path("parentUid").asText() + "/" + leaf.path("uid").asText();
  }

  /**
   * One of the files that are packed into the page: an index of a line, and behind it the files.
   */
  private static String file(Path report, String name) throws IOException {
    Matcher matcher = DATA.matcher(Files.readString(report));
    if (!matcher.find()) {
      throw new IOException(report + " has no data in it");
    }
    byte[] packed = Base64.getDecoder().decode(matcher.group(1));
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      StringBuilder index = new StringBuilder();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        index.append((char) c);
      }
      for (JsonNode file : new ObjectMapper().readTree(index.toString())) {
        byte[] content = in.readNBytes(file.get(1).asInt());
        if (file.get(0).asText().equals(name)) {
          return new String(content, StandardCharsets.UTF_8);
        }
      }
    }
    throw new IOException(report + " has no " + name + " in it");
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
