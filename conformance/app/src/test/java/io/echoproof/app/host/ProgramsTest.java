package io.echoproof.app.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
  @TempDir Path directory;

  private Path program(String name) throws IOException {
    Path file =
        Files.writeString(directory.resolve(Programs.onWindows() ? name + ".exe" : name), "");
    assertTrue(file.toFile().setExecutable(true));
    return file;
  }

  @Test
  void theFirstDirectoryThatHasItCounts() throws Exception {
    Path ping = program("ping");
    Programs programs =
        new Programs(Map.of("PATH", directory.resolve("no") + File.pathSeparator + directory));
    assertEquals(Optional.of(ping), programs.find("ping"));
    assertEquals(Optional.empty(), programs.find("pong"));
  }

  @Test
  void theVariableIsTheSameInAnyCaseAsWindowsHasIt() throws Exception {
    Path ping = program("ping");
    assertEquals(
        Optional.of(ping), new Programs(Map.of("Path", directory.toString())).find("ping"));
    assertEquals(
        Optional.empty(),
        new Programs(Map.of("Path", directory.toString(), "PATH", "")).find("ping"));
  }
}
