package io.echoproof.reports.directory;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.echoproof.reports.record.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** Writes and reads {@code run.json}. */
public final class RunJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
          // The version grows only when an old reader would misread the file; what is merely new
          // is passed over.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private RunJson() {}

  /**
   * Writes a run.
   *
   * @param run the run
   * @param file where to; replaced at once or not at all
   * @throws IOException when it cannot be written
   */
  public static void write(RunRecord run, Path file) throws IOException {
    AtomicFile.write(
        file,
        out -> {
          MAPPER.writer(printer()).writeValue(out, run);
          out.write('\n');
        });
  }

  /**
   * Reads a run.
   *
   * @param file the file
   * @return the run
   * @throws RunDirectoryException when it cannot be read, is malformed (the message says where) or
   *     has a version that this code does not know
   */
  public static RunRecord read(Path file) throws RunDirectoryException {
    try {
      byte[] json = Files.readAllBytes(file);
      OptionalInt version = schemaVersion(json);
      if (version.isEmpty()) {
        throw new RunDirectoryException(
            file
                + " has no schemaVersion: it was not written by EchoProof; run 'echoproof run'"
                + " again");
      }
      if (version.getAsInt() != RunRecord.SCHEMA_VERSION) {
        throw new RunDirectoryException(
            file
                + " has schema version "
                + version.getAsInt()
                + ", this EchoProof reads version "
                + RunRecord.SCHEMA_VERSION
                + ": read it with the EchoProof that wrote it, or run 'echoproof run' again");
      }
      return MAPPER.readValue(json, RunRecord.class);
    } catch (JsonProcessingException e) {
      throw new RunDirectoryException(
          file
              + ", line "
              + line(e)
              + ": "
              + firstLine(e.getOriginalMessage())
              + "; the file is damaged, run 'echoproof run' again",
          e);
    } catch (RunDirectoryException e) {
      throw e;
    } catch (IOException e) {
      throw new RunDirectoryException(
          file + " cannot be read (" + e + "): check its name and its permissions", e);
    }
  }

  /** Whether a file is a {@code run.json} of ours, of whatever version. */
  static boolean looksLikeRun(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try {
      return schemaVersion(Files.readAllBytes(file)).isPresent();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private static OptionalInt schemaVersion(byte[] json) throws IOException {
    try (JsonParser parser = MAPPER.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return OptionalInt.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = parser.currentName().equals("schemaVersion");
        JsonToken value = parser.nextToken();
        if (found) {
          return value == JsonToken.VALUE_NUMBER_INT
              ? OptionalInt.of(parser.getIntValue())
              : OptionalInt.empty();
        }
        parser.skipChildren();
      }
      return OptionalInt.empty();
    }
  }

  private static int line(JsonProcessingException e) {
    return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("malformed");
  }

  /** Indented, but a field of a frame on one line: there are thousands of them. */
  private static DefaultPrettyPrinter printer() {
    DefaultPrettyPrinter.Indenter indenter =
        new DefaultPrettyPrinter.Indenter() {
          @Override
          public void writeIndentation(JsonGenerator generator, int level) throws IOException {
            boolean inField = isField(generator.getOutputContext());
            generator.writeRaw(inField ? " " : "\n" + "  ".repeat(level));
          }

          @Override
          public boolean isInline() {
            return false;
          }
        };
    return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
  }

  private static boolean isField(JsonStreamContext context) {
    JsonStreamContext array = context.getParent();
    return context.inObject()
        && array != null
        && array.getParent() != null
        && "fields".equals(array.getParent().getCurrentName());
  }
}
