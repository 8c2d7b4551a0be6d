package io.echoproof.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.echoproof.conformance.catalogue.Catalogue;
import io.echoproof.conformance.catalogue.Requirement;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListCommandTest {
  private static final Pattern ROW = Pattern.compile("  ([A-Z]{3}-\\d{2})  .*");
  private static final int ALL_ROWS = 249;

  private static List<String> rows(Cli.Result result) {
    return result.outLines().stream()
        .map(ROW::matcher)
        .filter(matcher -> matcher.matches())
        .map(matcher -> matcher.group(1))
        .toList();
  }

  private static String last(Cli.Result result) {
    List<String> lines = result.outLines();
    return lines.get(lines.size() - 1);
  }

  @Test
  void allRowsAreListedInTheCataloguesOrder() {
    Cli.Result result = Cli.call("list").succeeded();
    List<String> ids = Catalogue.load().requirements().stream().map(Requirement::id).toList();
    assertEquals(ids, rows(result));
    assertEquals(ALL_ROWS, ids.size());
    assertTrue(last(result).startsWith(ALL_ROWS + " requirements: "), last(result));
    assertTrue(result.outLines().get(0).contains("Scope: IPv4 hosts. Not routers"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--cases", "--rfc", "--not-testable"})
  void everythingFitsAHundredColumns(String view) {
    Cli.Result result = view.isEmpty() ? Cli.call("list") : Cli.call("list", view);
    result.succeeded().outLines().forEach(line -> assertTrue(line.length() <= 100, line));
  }

  @Test
  void aRowSaysLevelSourceAndCases() {
    String out = Cli.call("list", "CKS-05").succeeded().out();
    assertTrue(out.contains("  CKS-05  practice  All-zero echo"), out);
    assertTrue(out.contains("RFC 1071; RFC 1624 §3: CKS-05.all-zero"), out);
  }

  @Test
  void aLevelThatNobodyReadIsShownAsUnverified() {
    Requirement row =
        Catalogue.load().requirements().stream()
            .filter(r -> !r.isLevelVerified())
            .findFirst()
            .orElseThrow();
    String out = Cli.call("list", row.id()).succeeded().out();
    assertTrue(out.contains(row.id() + "  " + row.level().word() + " (unverified)  "), out);
  }

  @Test
  void selectorsAreThoseOfRunAndMoreThanWhatHasACase() {
    assertEquals(24, rows(Cli.call("list", "opt").succeeded()).size());
    assertEquals(List.of("HDR-01"), rows(Cli.call("list", "HDR-01").succeeded()));
    assertEquals(List.of("CKS-05"), rows(Cli.call("list", "CKS-05.all-zero").succeeded()));
    assertEquals(9, rows(Cli.call("list", "HDR-0?").succeeded()).size());
    assertTrue(rows(Cli.call("list", "volume").succeeded()).contains("NOI-05"));
    assertEquals(List.of("ERR-13"), rows(Cli.call("list", "ERR-13").succeeded()));
  }

  @Test
  void whatDoesNotExistIsSaidInOneLine() {
    Cli.call("list", "nonsense").failed(2, 1);
    Cli.call("list", "CKS-99").failed(2, 1);
    Cli.call("list", "ZZZ*").failed(3, 1);
    Cli.call("list", "--cases", "--rfc").failed(2, 1);
  }

  @Test
  void casesSayWhatTheyNeed() {
    String out = Cli.call("list", "--cases", "NOI-05.random").succeeded().out();
    assertTrue(out.contains("  NOI-05.random\n".replace("\n", System.lineSeparator())), out);
    assertTrue(out.contains("verifies NOI-05; needs "), out);
    assertTrue(out.contains("tags volume"), out);
    assertFalse(out.contains("NOI-05.random-large"), out);
  }

  @Test
  void everyRowIsEitherVerifiedOrNotYetOrNotTestable() throws IOException {
    Set<String> missing = new HashSet<>(rows(Cli.call("list", "--without-case").succeeded()));
    Set<String> impossible = new HashSet<>(rows(Cli.call("list", "--not-testable").succeeded()));
    JsonNode counts = json("list").path("counts");
    assertEquals(missing.size(), counts.path("notYet").asInt());
    assertEquals(impossible.size(), counts.path("notTestable").asInt());
    assertEquals(ALL_ROWS, counts.path("verified").asInt() + missing.size() + impossible.size());
    assertEquals(
        Set.of("ADR-22", "DEV-01", "DEV-02", "DEV-03", "DEV-04", "ERR-13", "PNG-14"), impossible);
    assertEquals(Set.of(), missing, "each row has a case or a reason");
  }

  @Test
  void notTestableRowsGiveTheReason() {
    String out = Cli.call("list", "--not-testable").succeeded().out();
    assertTrue(out.contains("not testable: A layer 3 tun device carries no link-layer"), out);
  }

  @Test
  void coverageIsPerSection() throws IOException {
    String out = Cli.call("list", "--rfc").succeeded().out();
    assertTrue(out.contains("RFC 1122 §3.2.2.6 "), out);
    int before = out.indexOf("RFC 1122 §3.2.1.8");
    assertTrue(before > 0 && before < out.indexOf("RFC 1122 §3.2.2 "), out);
    for (JsonNode section : json("list").path("rfc")) {
      assertEquals(
          section.path("rows").asInt(),
          section.path("verified").asInt()
              + section.path("notYet").asInt()
              + section.path("notTestable").asInt());
    }
  }

  @Test
  void jsonHoldsRowsAndCases() throws IOException {
    JsonNode root = json("list", "CKS");
    assertEquals(15, root.path("counts").path("requirements").asInt());
    JsonNode row = root.path("areas").path(0).path("requirements").path(4);
    assertEquals("CKS-05", row.path("id").asText());
    assertEquals("practice", row.path("level").asText());
    assertEquals(
        "https://www.rfc-editor.org/rfc/rfc1624#section-3",
        row.path("sources").path(1).path("url").asText());
    assertEquals("CKS-05.all-zero", row.path("cases").path(0).asText());
    assertEquals(root.path("counts").path("cases").asInt(), root.path("cases").size());
  }

  @Test
  void coloursAreForATerminalOnly() {
    assertFalse(Cli.call("list", "CKS").out().contains("\u001B"));
    assertTrue(Cli.call(Map.of(Terminal.VARIABLE, "1"), "list", "CKS").out().contains("\u001B["));
    assertFalse(
        Cli.call(Map.of(Terminal.VARIABLE, "1", "NO_COLOR", "1"), "list").out().contains("\u001B"));
  }

  private static JsonNode json(String... args) throws IOException {
    String[] all = java.util.Arrays.copyOf(args, args.length + 1);
    all[args.length] = "--json";
    return new ObjectMapper().readTree(Cli.call(all).succeeded().out());
  }
}
