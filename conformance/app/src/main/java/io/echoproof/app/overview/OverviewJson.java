package io.echoproof.app.overview;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.echoproof.app.Version;
import io.echoproof.conformance.catalogue.Area;
import io.echoproof.conformance.catalogue.Requirement;
import io.echoproof.conformance.suite.CaseInfo;
import java.util.Collection;
import java.util.List;

/** An overview as JSON, with everything that the views show. */
public final class OverviewJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private OverviewJson() {}

  /** One JSON object, indented. */
  public static String of(Overview overview) {
    ObjectNode root = JSON.createObjectNode();
    root.put("tool", Version.full());
    root.put("scope", Scope.TEXT);
    ObjectNode counts = root.putObject("counts");
    counts.put("requirements", overview.rows().size());
    counts.put("verified", overview.count(RowStatus.VERIFIED));
    counts.put("notYet", overview.count(RowStatus.NOT_YET));
    counts.put("notTestable", overview.count(RowStatus.NOT_TESTABLE));
    counts.put("cases", overview.cases().size());
    ArrayNode areas = root.putArray("areas");
    for (Area area : overview.catalogue().areas()) {
      List<OverviewRow> rows = overview.rows(area);
      if (!rows.isEmpty()) {
        ObjectNode node = areas.addObject();
        node.put("area", area.code());
        node.put("title", area.title());
        ArrayNode requirements = node.putArray("requirements");
        rows.forEach(row -> add(requirements.addObject(), row));
      }
    }
    ArrayNode cases = root.putArray("cases");
    overview.cases().forEach(info -> add(cases.addObject(), info));
    ArrayNode sections = root.putArray("rfc");
    SectionCoverage.of(overview.rows()).forEach(s -> add(sections.addObject(), s));
    return root.toPrettyString();
  }

  private static void add(ObjectNode node, OverviewRow row) {
    Requirement requirement = row.requirement();
    node.put("id", requirement.id());
    node.put("title", requirement.title());
    node.put("level", requirement.level().word());
    node.put("levelVerified", requirement.isLevelVerified());
    addAll(node.putArray("audience"), requirement.audience());
    ArrayNode sources = node.putArray("sources");
    for (Requirement.Source source : requirement.sources()) {
      ObjectNode place = sources.addObject();
      place.put("rfc", source.rfc());
      source.section().ifPresent(section -> place.put("section", section));
      place.put("verified", source.verified());
      place.put("url", RfcText.url(source));
    }
    node.put("status", row.status().words());
    requirement.notTestable().ifPresent(reason -> node.put("notTestable", reason));
    addAll(node.putArray("cases"), row.cases().stream().map(CaseInfo::id).toList());
  }

  private static void add(ObjectNode node, CaseInfo info) {
    node.put("id", info.id());
    node.put("title", info.title());
    addAll(node.putArray("requirements"), info.requirements());
    addAll(node.putArray("needs"), info.needs().stream().map(n -> n.words()).toList());
    addAll(node.putArray("tags"), info.tags().stream().sorted().toList());
  }

  private static void add(ObjectNode node, SectionCoverage coverage) {
    coverage.rfc().ifPresent(rfc -> node.put("rfc", rfc));
    coverage.section().ifPresent(section -> node.put("section", section));
    node.put("rows", coverage.rows());
    node.put("verified", coverage.verified());
    node.put("notYet", coverage.notYet());
    node.put("notTestable", coverage.notTestable());
  }

  private static void addAll(ArrayNode array, Collection<String> values) {
    values.forEach(array::add);
  }
}
