package io.echoproof.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.app.run.ExpectationFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The expectation file of {@code run}, from what is known of EchoProof's own responder. */
class KnownDeviationsTest {
  private static final String OWN = "builtin.expected";

  @TempDir Path temp;

  private List<String> deviating = List.of();

  @BeforeEach
  void readWhatIsKnown() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ExpectationFile.class.getResourceAsStream(OWN), OWN)) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      deviating =
          ExpectationFile.parse(OWN, lines).entries().stream()
              .map(ExpectationFile.Entry::requirement)
              .distinct()
              .toList();
    }
  }

  private Cli.Result run(List<String> selectors, String... options) {
    List<String> command = new ArrayList<>(List.of("run", "--link", "memory", "--no-report"));
    command.addAll(List.of("--seed", "1", "--out", temp.resolve("out").toString()));
    command.addAll(List.of(options));
    command.addAll(selectors);
    return Cli.call(command.toArray(String[]::new));
  }

  private Path file(String content) throws IOException {
    return Files.writeString(temp.resolve("known"), content);
  }

  @Test
  void whatIsKnownOfOurResponderNeedNotBeSaid() {
    Assumptions.assumeFalse(deviating.isEmpty(), "it deviates nowhere");
    Cli.Result result = run(deviating);

    assertEquals(0, result.status(), result.out());
    assertTrue(result.out().contains("known         " + deviating.get(0)), result.out());
  }

  @Test
  void aDeviationThatIsNotKnownIsNamed() throws Exception {
    Assumptions.assumeFalse(deviating.isEmpty(), "it deviates nowhere");
    Cli.Result result = run(deviating, "--strict", "--expected", file("# nothing\n").toString());

    assertEquals(1, result.status(), result.out());
    for (String id : deviating) {
      assertTrue(result.out().contains(id), result.out());
    }
  }

  @Test
  void whatWasWrittenIsExpectedNextTime() throws Exception {
    Path written = temp.resolve("written");
    List<String> selectors = new ArrayList<>(deviating);
    selectors.add("CKS-01");
    run(selectors, "--expected", file("").toString(), "--write-expected", written.toString());
    Cli.Result again = run(selectors, "--strict", "--expected", written.toString());

    assertEquals(0, again.status(), again.out());
    List<String> ids =
        ExpectationFile.read(written).entries().stream().map(ExpectationFile.Entry::id).toList();
    assertEquals(deviating.stream().sorted().toList(), ids.stream().sorted().toList());
  }

  @Test
  void anExpectedDeviationThatDoesNotHoldIsNews() throws Exception {
    Path file = file("CKS-01 fail It is said not to look at the checksum.\n");
    Cli.Result result = run(List.of("CKS-01", "CKS-02"), "--expected", file.toString());

    assertEquals(1, result.status(), result.out());
    assertTrue(result.out().contains("NEWS  CKS-01 was expected to fail"), result.out());
    assertTrue(result.out().contains("It is said not to look at the checksum."), result.out());
  }

  @Test
  void anExpectedDeviationThatWasNotLookedAtIsNoNews() throws Exception {
    Path file = file("CKS-01 fail It is said not to look at the checksum.\n");
    Cli.Result result = run(List.of("CKS-02"), "--expected", file.toString());

    assertEquals(0, result.status(), result.out());
  }
}
