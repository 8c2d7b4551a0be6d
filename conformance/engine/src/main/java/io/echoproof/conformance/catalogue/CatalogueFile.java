package io.echoproof.conformance.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the file of one area. */
final class CatalogueFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CatalogueFile() {}

  static Area read(String code) {
    String name = code + ".json";
    try (InputStream in = CatalogueFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("catalogue: the resource " + name + " is missing");
      }
      JsonNode root = JSON.readTree(in);
      List<Requirement> requirements = new ArrayList<>();
      root.path("requirements").forEach(node -> requirements.add(requirement(code, node)));
      return new Area(code, text(root, "title"), List.copyOf(requirements));
    } catch (IOException e) {
      throw new UncheckedIOException("catalogue: " + name + " can't be read", e);
    }
  }

  private static Requirement requirement(String area, JsonNode node) {
    return new Requirement(
        text(node, "id"),
        area,
        text(node, "title"),
        Level.valueOf(text(node, "level")),
        strings(node.path("audience")),
        sources(node.path("sources")),
        text(node, "text"),
        text(node, "stimulus"),
        text(node, "expected"),
        known(node.path("known")),
        optional(node, "note"),
        optional(node, "notTestable"));
  }

  private static String text(JsonNode node, String name) {
    return node.required(name).asText();
  }

  private static Optional<String> optional(JsonNode node, String name) {
    return node.hasNonNull(name) ? Optional.of(node.get(name).asText()) : Optional.empty();
  }

  private static List<String> strings(JsonNode array) {
    List<String> values = new ArrayList<>();
    array.forEach(value -> values.add(value.asText()));
    return List.copyOf(values);
  }

  private static List<Requirement.Source> sources(JsonNode array) {
    List<Requirement.Source> values = new ArrayList<>();
    array.forEach(
        node ->
            values.add(
                new Requirement.Source(
                    node.required("rfc").asInt(),
                    optional(node, "section"),
                    node.required("verified").asBoolean())));
    return List.copyOf(values);
  }

  private static List<Requirement.Known> known(JsonNode array) {
    List<Requirement.Known> values = new ArrayList<>();
    array.forEach(
        node -> values.add(new Requirement.Known(text(node, "stack"), text(node, "behaviour"))));
    return List.copyOf(values);
  }
}
