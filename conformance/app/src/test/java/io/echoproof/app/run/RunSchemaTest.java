package io.echoproof.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.echoproof.app.cli.Cli;
import io.echoproof.reports.record.RunRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real run writes is what the published schema says. */
class RunSchemaTest {
  private static final String SCHEMA = "/io/echoproof/reports/directory/run.schema.json";

  @TempDir Path temp;
  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void aRunIsAsItsSchemaSays() throws IOException {
    Path out = temp.resolve("run");
    String place = out.toString();
    Cli.call(
        "run", "--link", "memory", "--no-report", "--out", place, "CKS", "FRG-1*", "TTL", "DEV");
    JsonNode run = mapper.readTree(out.resolve("run.json").toFile());

    assertTrue(run.get("cases").size() > 10, run.get("cases")::toString);
    try (InputStream in = RunRecord.class.getResourceAsStream(SCHEMA)) {
      assertEquals(
          Set.of(),
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
              .getSchema(mapper.readTree(in))
              .validate(run));
    }
  }
}
