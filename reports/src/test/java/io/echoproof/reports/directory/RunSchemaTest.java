package io.echoproof.reports.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.echoproof.reports.record.CaseRecord;
import io.echoproof.reports.record.ExchangeRecord;
import io.echoproof.reports.record.FrameRecord;
import io.echoproof.reports.record.RequirementRecord;
import io.echoproof.reports.record.RunRecord;
import io.echoproof.reports.record.VerdictRecord;
import io.echoproof.reports.sample.SampleRun;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps {@code run.schema.json} in step with the records. */
class RunSchemaTest {
  private static final Map<String, Class<?>> DEFINITIONS =
      Map.ofEntries(
          Map.entry("outcome", RunRecord.OutcomeRecord.class),
          Map.entry("target", RunRecord.TargetRecord.class),
          Map.entry("link", RunRecord.LinkRecord.class),
          Map.entry("observation", RunRecord.ObservationRecord.class),
          Map.entry("requirement", RequirementRecord.class),
          Map.entry("source", RequirementRecord.SourceRecord.class),
          Map.entry("known", RequirementRecord.KnownRecord.class),
          Map.entry("expected", RequirementRecord.ExpectedRecord.class),
          Map.entry("case", CaseRecord.class),
          Map.entry("step", CaseRecord.StepRecord.class),
          Map.entry("attachment", CaseRecord.AttachmentRecord.class),
          Map.entry("finding", CaseRecord.FindingRecord.class),
          Map.entry("exchange", ExchangeRecord.class),
          Map.entry("frame", FrameRecord.class),
          Map.entry("field", FrameRecord.FieldRecord.class));

  private final ObjectMapper mapper = new ObjectMapper();
  @TempDir Path temp;

  @Test
  void describesEveryComponentOfEveryRecord() throws IOException {
    JsonNode schema = schema();
    assertEquals(components(RunRecord.class), names(schema.get("properties")));
    assertEquals(components(RunRecord.class), texts(schema.get("required")));
    JsonNode definitions = schema.get("$defs");
    DEFINITIONS.forEach(
        (name, type) -> {
          assertEquals(components(type), names(definitions.get(name).get("properties")), name);
          assertEquals(components(type), texts(definitions.get(name).get("required")), name);
        });
    assertEquals(DEFINITIONS.size() + 1, definitions.size(), "definitions without a record");
    assertEquals(
        Arrays.stream(VerdictRecord.values()).map(VerdictRecord::word).toList(),
        texts(definitions.get("verdict").get("enum")));
    assertEquals(
        RunRecord.SCHEMA_VERSION,
        schema.get("properties").get("schemaVersion").get("const").asInt());
  }

  @Test
  void acceptsARun() throws IOException {
    assertEquals(Set.of(), validate(run()));
  }

  @Test
  void refusesWhatIsNotARun() throws IOException {
    ObjectNode run = run();
    run.remove("seed");
    ((ObjectNode) run.get("requirements").get(0)).put("verdict", "perhaps");
    ((ObjectNode) run.get("cases").get(0)).put("extra", 1);

    Set<ValidationMessage> messages = validate(run);

    assertEquals(3, messages.size(), messages::toString);
    assertFalse(messages.isEmpty());
  }

  private ObjectNode run() throws IOException {
    Path file = temp.resolve("run.json");
    RunJson.write(SampleRun.small(), file);
    return (ObjectNode) mapper.readTree(file.toFile());
  }

  private Set<ValidationMessage> validate(JsonNode run) throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema());
    return schema.validate(run);
  }

  private JsonNode schema() throws IOException {
    try (InputStream in =
        RunRecord.class.getResourceAsStream("/io/echoproof/reports/directory/run.schema.json")) {
      assertTrue(in != null, "the schema is a resource");
      return mapper.readTree(in);
    }
  }

  private static List<String> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
