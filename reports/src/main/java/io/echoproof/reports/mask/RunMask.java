package io.echoproof.reports.mask;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;

/** Masks the tree of a {@code run.json}: every text in it, frames by their octets. */
final class RunMask {
  private static final String HEX = "hex";
  private static final String OCTETS = "octets";
  private static final String FIELDS = "fields";
  private static final int WORD_DIGITS = 4;
  private static final Set<String> NAMED_BY_CASES = Set.of("parameters", "environment");

  private final FrameMask frames;
  private final TextMask text;

  RunMask(FrameMask frames, TextMask text) {
    this.frames = frames;
    this.text = text;
  }

  JsonNode apply(JsonNode node) {
    if (node.isTextual()) {
      return TextNode.valueOf(text.apply(node.textValue()));
    }
    if (node.isArray()) {
      ArrayNode masked = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> masked.add(apply(element)));
      return masked;
    }
    if (!node.isObject()) {
      return node;
    }
    boolean frame = node.path(HEX).isTextual() && node.path(FIELDS).isArray();
    ObjectNode masked = JsonNodeFactory.instance.objectNode();
    node.properties()
        .forEach(
            property ->
                masked.set(
                    property.getKey(),
                    frame && property.getKey().equals(HEX)
                        ? property.getValue()
                        : member(property.getKey(), property.getValue())));
    if (frame) {
      frame(masked, node.get(HEX).textValue());
    }
    return masked;
  }

  /** What other programs printed stands there in base64. */
  private JsonNode member(String name, JsonNode value) {
    if (name.equals(OCTETS) && value.isTextual()) {
      // ISO 8859-1 maps octets to characters one to one: nothing is lost of any encoding.
      String printed =
          new String(Base64.getDecoder().decode(value.textValue()), StandardCharsets.ISO_8859_1);
      byte[] masked = text.apply(printed).getBytes(StandardCharsets.ISO_8859_1);
      return TextNode.valueOf(Base64.getEncoder().encodeToString(masked));
    }
    return NAMED_BY_CASES.contains(name) && value.isObject() ? named(value) : apply(value);
  }

  /** Members whose names are no words of the schema. */
  private JsonNode named(JsonNode map) {
    ObjectNode masked = JsonNodeFactory.instance.objectNode();
    map.properties()
        .forEach(entry -> masked.set(text.apply(entry.getKey()), apply(entry.getValue())));
    return masked;
  }

  /** New octets; the fields that show a checksum have to show the new one. */
  private void frame(ObjectNode frame, String hex) {
    byte[] masked = frames.apply(HexFormat.of().parseHex(hex));
    frame.put(HEX, HexFormat.of().formatHex(masked));
    for (JsonNode field : frame.get(FIELDS)) {
      int offset = field.path("offset").asInt();
      boolean checksum =
          field.path("name").asText().contains("checksum") && offset + 1 < masked.length;
      String shown = field.path("value").asText();
      if (checksum && shown.matches("0x[0-9a-f]{4}.*") && field instanceof ObjectNode object) {
        String word = HexFormat.of().formatHex(masked, offset, offset + 2);
        object.put("value", "0x" + word + shown.substring(2 + WORD_DIGITS));
      }
    }
  }
}
