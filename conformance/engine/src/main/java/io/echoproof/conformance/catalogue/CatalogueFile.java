package io.echoproof.conformance.catalogue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.jr.stree.JacksonJrsTreeCodec;
import com.fasterxml.jackson.jr.stree.JrsArray;
import com.fasterxml.jackson.jr.stree.JrsBoolean;
import com.fasterxml.jackson.jr.stree.JrsNumber;
import com.fasterxml.jackson.jr.stree.JrsValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the file of one area. Every command that needs the catalogue reads all of them when it
 * starts, so it is done by a reader without data binding, which would take longer to set up.
 */
final class CatalogueFile {
  private static final JsonFactory JSON = new JsonFactory();
  private static final JacksonJrsTreeCodec TREES = new JacksonJrsTreeCodec();

  private CatalogueFile() {}

  static Area read(String code) {
    String name = code + ".json";
    try (InputStream in = CatalogueFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("catalogue: the resource " + name + " is missing");
      }
      JsonParser parser = JSON.createParser(in);
      JrsValue root = TREES.readTree(parser);
      return new Area(
          code,
          text(root, "title"),
          elements(root, "requirements", node -> requirement(code, node)));
    } catch (IOException e) {
      throw new UncheckedIOException("catalogue: " + name + " can't be read", e);
    }
  }

  private static Requirement requirement(String area, JrsValue node) {
    return new Requirement(
        text(node, "id"),
        area,
        text(node, "title"),
        Level.valueOf(text(node, "level")),
        elements(node, "audience", JrsValue::asText),
        elements(node, "sources", CatalogueFile::source),
        text(node, "text"),
        text(node, "stimulus"),
        text(node, "expected"),
        elements(node, "known", CatalogueFile::known),
        optional(node, "note"),
        optional(node, "notTestable"));
  }

  private static Requirement.Source source(JrsValue node) {
    int rfc = ((JrsNumber) required(node, "rfc")).getValue().intValue();
    boolean verified = ((JrsBoolean) required(node, "verified")).booleanValue();
    return new Requirement.Source(rfc, optional(node, "section"), verified);
  }

  private static Requirement.Known known(JrsValue node) {
    return new Requirement.Known(text(node, "stack"), text(node, "behaviour"));
  }

  private static String text(JrsValue node, String name) {
    return required(node, name).asText();
  }

  private static Optional<String> optional(JrsValue node, String name) {
    return Optional.ofNullable(node.get(name)).map(JrsValue::asText);
  }

  private static JrsValue required(JrsValue node, String name) {
    return Optional.ofNullable(node.get(name))
        .orElseThrow(() -> new IllegalStateException("catalogue: no \"" + name + "\" in a row"));
  }

  /** Empty where there is no such array. */
  private static <T> List<T> elements(
      JrsValue node, String name, Function<JrsValue, T> conversion) {
    List<T> values = new ArrayList<>();
    if (node.get(name) instanceof JrsArray array) {
      array.elements().forEachRemaining(value -> values.add(conversion.apply(value)));
    }
    return List.copyOf(values);
  }
}
