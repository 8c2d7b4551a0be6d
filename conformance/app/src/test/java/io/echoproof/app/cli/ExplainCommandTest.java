package io.echoproof.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.app.overview.Overview;
import io.echoproof.app.overview.Stimulus;
import io.echoproof.conformance.suite.CaseInfo;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {
  @Test
  void aRequirementIsExplained() {
    String out = Cli.call("explain", "CKS-05").succeeded().out();
    assertTrue(out.startsWith("CKS-05  All-zero echo"), out);
    assertTrue(out.contains("Rule      The reply to an echo request"), out);
    assertTrue(out.contains("Level     practice: no RFC has a sentence for it"), out);
    assertTrue(out.contains("https://www.rfc-editor.org/rfc/rfc1624#section-3"), out);
    assertTrue(out.contains("For       everything that answers echo"), out);
    assertTrue(out.contains("Stimulus  "), out);
    assertTrue(out.contains("Expected  "), out);
    assertTrue(out.contains("Known     Linux"), out);
    assertTrue(out.contains("Note      "), out);
    assertTrue(out.contains("Cases     CKS-05.all-zero: "), out);
    assertTrue(out.contains("Run       echoproof run CKS-05"), out);
  }

  /** Out of the case itself: an echo request of nothing but zeros has the checksum f7ff. */
  @Test
  void thePacketIsShownInHex() {
    String out = Cli.call("explain", "CKS-05").succeeded().out();
    assertTrue(out.contains("Packet    CKS-05.all-zero, "), out);
    assertTrue(out.contains("0800f7ff00000000"), out);
  }

  /** In a run a target that does not offer the feature gets no packet; here it is shown. */
  @Test
  void aPacketIsShownForNearlyEveryCaseThatDoesNotWait() {
    Overview overview = Overview.load();
    List<String> without =
        overview.cases().stream()
            .filter(c -> !c.id().startsWith("PNG") && !c.tags().contains(CaseInfo.SLOW))
            .filter(c -> Stimulus.of(c, overview.catalogue()).isEmpty())
            .map(CaseInfo::id)
            .toList();
    assertTrue(without.size() < overview.cases().size() / 20, without::toString);
  }

  @Test
  void caseIdsAndSmallLettersWillDo() {
    String out = Cli.call("explain", "CKS-05").out();
    assertEquals(out, Cli.call("explain", "cks-05").succeeded().out());
    assertEquals(out, Cli.call("explain", "cks-05.ALL-zero").succeeded().out());
  }

  @Test
  void whatCanNotBeTestedSaysWhy() {
    String out = Cli.call("explain", "ADR-22").succeeded().out();
    assertTrue(out.contains("Cases     not testable: "), out);
  }

  @Test
  void longSequencesAreMentioned() {
    String out = Cli.call("explain", "NOI-05").succeeded().out();
    assertTrue(out.contains("echoproof run NOI-05 --volume"), out);
  }

  /** Links are longer than a line now and then; they are not broken. */
  @Test
  void everyRowCanBeExplainedWithinAHundredColumns() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(new PrintStream(out, true, UTF_8), Map.of());
    ExplainPrinter printer = new ExplainPrinter(terminal);
    Overview.load().rows().forEach(row -> printer.print(row, "area", Optional.empty()));
    List<String> lines = out.toString(UTF_8).lines().toList();
    assertTrue(lines.size() > 249, "lines: " + lines.size());
    lines.stream()
        .filter(line -> !line.contains("https://"))
        .forEach(line -> assertTrue(line.length() <= 100, line));
  }

  @Test
  void anUnknownIdIsSaidInOneLine() {
    Cli.Result result = Cli.call("explain", "CKS-99").failed(2, 1);
    assertTrue(result.err().contains("'CKS-99'"), result.err());
  }
}
