package io.echoproof.reports.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.reports.sample.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
  @TempDir Path temp;

  @Test
  void makesNewDirectoriesWithCaptures() throws IOException {
    RunDirectory directory = RunDirectory.create(temp.resolve("a/b"));

    assertTrue(Files.isDirectory(directory.captures()));
  }

  @Test
  void refusesAFile() throws IOException {
    Path file = Files.writeString(temp.resolve("out"), "mine");

    String message = failure(() -> RunDirectory.create(file));

    assertTrue(message.startsWith(file + " is a file"), message);
    assertTrue(message.contains("--out"), message);
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void refusesAPathBelowAFile() throws IOException {
    Path file = Files.writeString(temp.resolve("out"), "mine");

    String message = failure(() -> RunDirectory.create(file.resolve("x")));

    assertTrue(message.contains("cannot be written"), message);
  }

  @Test
  void refusesForeignFilesAndLeavesThem() throws IOException {
    Path foreign = Files.writeString(temp.resolve("thesis.tex"), "years of work");
    Files.createDirectory(temp.resolve("captures"));

    String message = failure(() -> RunDirectory.create(temp));

    assertTrue(message.contains("thesis.tex"), message);
    assertTrue(message.contains("nothing in it was changed"), message);
    assertTrue(Files.exists(foreign));
  }

  @Test
  void refusesSomebodyElsesRunJson() throws IOException {
    Path foreign = Files.writeString(temp.resolve("run.json"), "{\"scripts\": {}}");

    assertThrows(RunDirectoryException.class, () -> RunDirectory.create(temp));

    assertTrue(Files.exists(foreign));
  }

  @Test
  void replacesAnOlderRunAndNothingElse() throws IOException {
    RunDirectory first = RunDirectory.create(temp);
    RunJson.write(SampleRun.small(), first.runJson());
    Files.writeString(first.captures().resolve("a.pcapng"), "old");
    Files.createDirectories(first.allureResults().resolve("history"));
    Path notes = Files.writeString(temp.resolve("notes.txt"), "mine");

    RunDirectory second = RunDirectory.create(temp);

    assertFalse(Files.exists(second.runJson()));
    assertFalse(Files.exists(second.captures().resolve("a.pcapng")));
    assertFalse(Files.exists(second.allureResults()));
    assertTrue(Files.exists(notes));
  }

  @Test
  void replacesWhatAKilledRunLeft() throws IOException {
    RunDirectory killed = RunDirectory.create(temp);
    Files.writeString(killed.captures().resolve("a.pcapng"), "old");
    Path half = Files.writeString(temp.resolve(".run.json.tmp"), "{");

    assertEquals(List.of(), list(RunDirectory.create(temp).captures()));
    assertFalse(Files.exists(half));
  }

  @Test
  void opensOnlyWhatHoldsARun() throws IOException {
    Path missing = temp.resolve("missing");
    assertTrue(failure(() -> RunDirectory.open(missing)).contains("does not exist"));
    assertTrue(failure(() -> RunDirectory.open(temp)).contains("no run.json"));
    RunJson.write(SampleRun.small(), temp.resolve("run.json"));
    assertEquals(temp, RunDirectory.open(temp).path());
  }

  @Test
  void findsCapturesOnlyBelowCaptures() throws IOException {
    RunDirectory directory = RunDirectory.create(temp.resolve("run"));
    Files.writeString(directory.captures().resolve("a.pcapng"), "x");
    Files.writeString(temp.resolve("secret"), "x");

    assertTrue(directory.capture("a.pcapng").isPresent());
    assertTrue(directory.capture("b.pcapng").isEmpty());
    assertTrue(directory.capture("../../secret").isEmpty());
    assertTrue(directory.capture(temp.resolve("secret").toString()).isEmpty());
    assertTrue(directory.capture("nul\0l").isEmpty());
  }

  private static List<Path> list(Path directory) throws IOException {
    try (var entries = Files.list(directory)) {
      return entries.toList();
    }
  }

  private static String failure(Executable executable) {
    return String.valueOf(assertThrows(RunDirectoryException.class, executable).getMessage());
  }
}
