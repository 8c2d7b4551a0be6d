package io.echoproof.app.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The fuzzer against the Linux kernel: what it finds is in the file of known deviations. */
@Timeout(300)
class HostFuzzIT {
  private static final Path KNOWN_OF_LINUX =
      Path.of(System.getProperty("echoproof.root", ""), "ci", "linux", "expected-host.txt");

  private static final String FRAMES = "100000";
  private static final String SEED = "7";
  private static final Pattern LOST = Pattern.compile("^ *lost +([0-9,]+) ");
  private static final int MOST_LOST = 100;

  @TempDir Path temp;

  @BeforeAll
  static void lane() {
    Lane.require("host-fuzz", LaneNetwork.missing());
  }

  private Ended fuzz(Path known) throws Exception {
    return EchoProof.in(temp)
        .run(
            "fuzz",
            "--target",
            "host",
            "--seed",
            SEED,
            "--count",
            FRAMES,
            "--strict",
            "--expected",
            known.toString(),
            "--out",
            temp.resolve("found").toString(),
            "--write-expected",
            temp.resolve("written").toString());
  }

  @Test
  void theKernelDisagreesInNothingThatIsNotKnown() throws Exception {
    Ended ended = fuzz(KNOWN_OF_LINUX.toAbsolutePath());

    assertEquals(0, ended.status(), ended::transcript);
    assertTrue(ended.says("NO DISAGREEMENT"), ended::transcript);
    assertTrue(ended.says("judged        100,000 frames"), ended::transcript);
    assertTrue(ended.says("CKS-05"), ended::transcript);
    // A frame that is lost on a busy machine is sent again; more than a few are a fault of ours.
    assertTrue(
        ended.out().stream()
            .map(LOST::matcher)
            .filter(Matcher::find)
            .allMatch(lost -> Integer.parseInt(lost.group(1).replace(",", "")) <= MOST_LOST),
        ended::transcript);
  }

  @Test
  void whatIsTakenOutOfTheFileIsFoundAndShownAgain() throws Exception {
    List<String> lines = Files.readAllLines(KNOWN_OF_LINUX);
    Path without = temp.resolve("without-cks-05.txt");
    Files.write(without, lines.stream().filter(line -> !line.startsWith("CKS-05")).toList());

    Ended ended = fuzz(without);

    assertEquals(1, ended.status(), ended::transcript);
    assertTrue(ended.says("wrong         CKS-05:wrong"), ended::transcript);
    assertFalse(ended.says("did not show it again"), ended::transcript);
    Ended again =
        EchoProof.in(temp)
            .run(
                "run",
                "--target",
                "host",
                "--replay",
                temp.resolve("found").resolve("01-CKS-05-wrong.case").toString());
    assertEquals(1, again.status(), again::transcript);
    assertTrue(again.says("CKS-05"), again::transcript);
    Path written = Files.copy(temp.resolve("written"), temp.resolve("known-now"));
    Ended afterwards = fuzz(written);
    assertEquals(0, afterwards.status(), afterwards::transcript);
  }
}
