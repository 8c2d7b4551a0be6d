package io.echoproof.app.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The example of a project that has its stack judged in its own build: built by Maven with the
 * engine as it was packaged just now, out of a repository of its own. Nothing is installed.
 */
@Timeout(900)
class JunitExampleIT {
  private static final Duration LONGEST_BUILD = Duration.ofMinutes(5);
  private static final Path HOME = Lane.DIRECTORY.resolve("junit-example");
  private static final Once<Ended> BUILD = new Once<>(JunitExampleIT::build);

  @BeforeAll
  static void lane() throws Exception {
    Lane.require("junit-example", SystemProgram.refusal(new ProcessBuilder("mvn", "--version")));
  }

  private static Path root() throws IOException {
    return Path.of(System.getProperty("echoproof.root", "")).toRealPath();
  }

  private static Ended build() throws IOException, InterruptedException {
    FileTree.delete(HOME);
    FileTree.copy(root().resolve("conformance/examples/junit"), HOME.resolve("project"));
    publish("pom.xml", "echoproof", "pom");
    publish("conformance/pom.xml", "echoproof-conformance", "pom");
    publish("conformance/engine/pom.xml", "echoproof-engine", "pom");
    publish("conformance/engine/target/echoproof-engine-0.1.0.jar", "echoproof-engine", "jar");
    Files.writeString(HOME.resolve("settings.xml"), settings());
    ProcessBuilder maven =
        new ProcessBuilder(
                "mvn",
                "-B",
                "-ntp",
                "-s",
                HOME.resolve("settings.xml").toString(),
                "-Dmaven.repo.local=" + HOME.resolve("local"),
                "-Dsurefire.useFile=false",
                "test")
            .directory(HOME.resolve("project").toFile());
    try (Child child = Child.start(maven)) {
      return child.awaitEnd(LONGEST_BUILD);
    }
  }

  private static void publish(String file, String artifact, String type) throws IOException {
    Path directory = HOME.resolve("reactor/io/echoproof").resolve(artifact).resolve("0.1.0");
    Files.createDirectories(directory);
    Files.copy(root().resolve(file), directory.resolve(artifact + "-0.1.0." + type));
  }

  /** What this build has already fetched stands in for Maven Central. */
  private static String settings() {
    String fetched =
        System.getProperty("maven.repo.local", System.getProperty("echoproof.repository", ""));
    return """
        <settings>
          <mirrors>
            <mirror>
              <id>fetched</id>
              <mirrorOf>central</mirrorOf>
              <url>%s</url>
            </mirror>
          </mirrors>
          <profiles>
            <profile>
              <id>reactor</id>
              <repositories>
                <repository><id>reactor</id><url>%s</url></repository>
              </repositories>
            </profile>
          </profiles>
          <activeProfiles><activeProfile>reactor</activeProfile></activeProfiles>
        </settings>
        """
        .formatted(Path.of(fetched).toUri(), HOME.resolve("reactor").toUri());
  }

  private static boolean failed(String text) {
    return BUILD.get().out().stream().anyMatch(l -> l.contains("ERROR") && l.contains(text));
  }

  @Test
  void theStackThatIsRightIsGreen() {
    Ended ended = BUILD.get();

    assertTrue(
        ended.out().stream()
            .anyMatch(
                l ->
                    l.contains("Failures: 0, Errors: 0") && l.contains("in example.EchoStackTest")),
        ended::transcript);
  }

  @Test
  void theBrokenStackIsRedAndThePacketIsShown() {
    Ended ended = BUILD.get();

    assertEquals(1, ended.status(), ended::transcript);
    assertTrue(failed("HastyStackTest"), ended::transcript);
    for (String words :
        List.of(
            "CKS-01 (practice; RFC 792)",
            "answered, although it must not be",
            "sent:     4500",
            "received: 4500",
            "again with: selecting(")) {
      assertTrue(ended.out().stream().anyMatch(l -> l.contains(words)), ended::transcript);
    }
  }
}
