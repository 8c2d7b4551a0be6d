package io.echoproof.reports.mask;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.echoproof.reports.directory.AtomicFile;
import io.echoproof.reports.directory.RunDirectory;
import io.echoproof.reports.directory.RunJson;
import io.echoproof.reports.record.RunRecord;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Copies a run so that it can be published. Replaced in every text, frame and capture: the
 * addresses of the target's network, the names of home directories and of interfaces that were
 * given on the command line, what the caller names besides (host and user), the patch level of the
 * operating system and the number of processors. Kept: what a verdict rests on.
 */
public final class MaskedRun {
  private static final String SYSTEM = "operating system";
  private static final String PROCESSORS = "processors";
  private static final Pattern PATCH_LEVEL = Pattern.compile("(\\D*\\d+\\.\\d+)\\S*(.*)");

  private MaskedRun() {}

  /**
   * Copies {@code run.json} and the captures; reports are made from the copy.
   *
   * @param source a finished run
   * @param words further words to replace, and by what
   * @param copy an empty run directory
   * @throws IOException when something can't be read or written
   */
  public static void write(RunDirectory source, Map<String, String> words, RunDirectory copy)
      throws IOException {
    RunRecord run = RunJson.read(source.runJson());
    AddressMask addresses = new AddressMask();
    addresses.hide(address(run.target().address()), run.target().prefixLength());
    testers(run).forEach(tester -> addresses.hide(tester, run.target().prefixLength()));
    FrameMask frames = new FrameMask(addresses);
    TextMask text = new TextMask(addresses, words(run, words));
    JsonNode json = new ObjectMapper().readTree(source.runJson().toFile());
    JsonNode masked = new RunMask(frames, text).apply(json);
    if (masked.path("environment") instanceof ObjectNode e) {
      e.remove(PROCESSORS);
    }
    AtomicFile.write(
        copy.runJson(),
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(masked) + "\n");
    if (Files.isDirectory(source.captures())) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(source.captures(), "*.pcapng")) {
        for (Path file : files) {
          byte[] capture = CaptureMask.apply(Files.readAllBytes(file), frames, text);
          AtomicFile.write(
              copy.captures().resolve(file.getFileName().toString()), out -> out.write(capture));
        }
      }
    }
  }

  private static Map<String, String> words(RunRecord run, Map<String, String> further) {
    Map<String, String> words = new LinkedHashMap<>(further);
    String system = run.environment().getOrDefault(SYSTEM, "");
    Matcher patched = PATCH_LEVEL.matcher(system);
    if (patched.matches()) {
      words.put(system, patched.group(1) + patched.group(2));
      // The target's description may have the version without the architecture behind it.
      String version = system.substring(0, patched.start(2));
      words.put(version, patched.group(1));
    }
    optionValues(run.command(), "--interface").forEach(name -> words.put(name, "interface0"));
    optionValues(run.command(), "--out").forEach(place -> words.put(place, "out"));
    words.remove("");
    return words;
  }

  private static List<String> optionValues(List<String> command, String option) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < command.size(); i++) {
      if (command.get(i).startsWith(option + "=")) {
        values.add(command.get(i).substring(option.length() + 1));
      } else if (command.get(i).equals(option) && i + 1 < command.size()) {
        values.add(command.get(i + 1));
      }
    }
    return values;
  }

  private static List<Integer> testers(RunRecord run) {
    return optionValues(run.command(), "--tester-address").stream()
        .filter(value -> value.matches("(\\d{1,3}\\.){3}\\d{1,3}"))
        .map(MaskedRun::address)
        .toList();
  }

  private static int address(String dotted) {
    int address = 0;
    for (String octet : dotted.split("\\.", -1)) {
      address = (address << Byte.SIZE) | (Integer.parseInt(octet) & 0xFF);
    }
    return address;
  }
}
