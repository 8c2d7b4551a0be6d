package io.echoproof.app.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.app.cli.Cli;
import io.echoproof.conformance.target.StackUnderTest;
import io.echoproof.reports.directory.RunJson;
import io.echoproof.reports.record.CaseRecord;
import io.echoproof.reports.record.RunRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack in this JVM, found by its class path. */
class JvmTargetTest {
  @TempDir Path temp;

  private String provide(String... classes) throws Exception {
    Path services = Files.createDirectories(temp.resolve("classes/META-INF/services"));
    Files.writeString(
        services.resolve(StackUnderTest.class.getName()), String.join("\n", classes) + "\n");
    return "jvm:" + temp.resolve("classes");
  }

  private Cli.Result run(String target, String... selectors) {
    Path out = temp.resolve("out");
    String[] command = {"run", "--no-report", "--target", target, "--out", out.toString()};
    return Cli.call(
        Stream.concat(Arrays.stream(command), Arrays.stream(selectors)).toArray(String[]::new));
  }

  @Test
  void isJudgedInMemoryAndStartedAgainWhenItDies() throws Exception {
    Cli.Result result = run(provide(JvmStack.class.getName()), "ECH-05", "ECH-07");

    assertEquals(1, result.status(), result.out() + result.err());
    RunRecord run = RunJson.read(temp.resolve("out/run.json"));
    assertEquals("jvm", run.target().kind());
    assertEquals("JvmStack", run.target().name());
    assertEquals("memory", run.links().get(0).name());
    CaseRecord deadly = run.cases().get(0);
    assertTrue(deadly.message().contains("the target died of: 500 data octets"), deadly.message());
    assertTrue(
        deadly.message().contains("IndexOutOfBoundsException: no room for 528 octets"),
        deadly.message());
    assertTrue(result.out().contains("1 pass"), result.out());
  }

  private void refused(String target, String... words) {
    Cli.Result result = run(target, "ECH-01").failed(2, 1);
    for (String word : words) {
      assertTrue(result.err().contains(word), result.err());
    }
  }

  @Test
  void aClassPathWithoutAnyIsRefused() throws Exception {
    refused("jvm:" + Files.createDirectories(temp.resolve("empty")), "META-INF/services/");
    refused("jvm:/no/such/place", "'/no/such/place' does not exist");
    refused("jvm:", "does not exist");
  }

  @Test
  void aClassThatIsNotThereIsRefused() throws Exception {
    refused(provide("no.such.Stack"), "no.such.Stack");
  }

  @Test
  void aNameThatNoneHasIsRefused() throws Exception {
    refused(provide(JvmStack.class.getName()) + "#Other", "choose one with #NAME: JvmStack");
  }
}
