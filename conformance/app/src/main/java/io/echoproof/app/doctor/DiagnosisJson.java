package io.echoproof.app.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.echoproof.app.Version;

/** A diagnosis as JSON. */
public final class DiagnosisJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DiagnosisJson() {}

  /** One JSON object, indented. */
  public static String of(Diagnosis diagnosis) {
    ObjectNode root = JSON.createObjectNode();
    root.put("tool", Version.full());
    root.put("canRun", diagnosis.canRun());
    ArrayNode checks = root.putArray("checks");
    for (Check check : diagnosis.checks()) {
      ObjectNode node = checks.addObject();
      node.put("name", check.name());
      node.put("ok", check.ok());
      node.put("detail", check.detail());
      node.put("wayOut", check.wayOut());
    }
    ArrayNode links = root.putArray("links");
    for (LinkState link : diagnosis.links()) {
      ObjectNode node = links.addObject();
      node.put("name", link.name());
      node.put("target", link.target());
      node.put("available", link.available());
      node.put("detail", link.detail());
      ArrayNode carries = node.putArray("carries");
      link.carries().forEach(carriage -> carries.add(carriage.words()));
    }
    ObjectNode cases = root.putObject("cases");
    cases.put("able", diagnosis.able());
    cases.put("notForBuiltin", diagnosis.notForIt());
    ArrayNode notCarried = cases.putArray("notCarried");
    for (Diagnosis.NotCarried c : diagnosis.notCarried()) {
      notCarried.addObject().put("id", c.id()).put("reason", c.reason());
    }
    return root.toPrettyString();
  }
}
