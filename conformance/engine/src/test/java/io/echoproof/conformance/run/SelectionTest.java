package io.echoproof.conformance.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.suite.CaseInfo;
import io.echoproof.conformance.suite.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
  private static final CaseInfo SLOW_CASE =
      new CaseInfo("FRG-20.timeout", "waits", List.of("FRG-20"), Set.of(), Set.of(CaseInfo.SLOW));

  private static SelectionException refused(String... selectors) {
    return assertThrows(SelectionException.class, () -> Runs.select(selectors));
  }

  private static Selection withSlowCase(boolean slow, String... selectors) {
    List<CaseInfo> suite = new ArrayList<>(Suite.cases());
    suite.add(SLOW_CASE);
    return Selection.of(List.of(selectors), slow, Runs.CATALOGUE, suite);
  }

  @Test
  void nothingSaidIsEverything() {
    Selection selection = Runs.select();
    assertTrue(selection.isEverything());
    assertEquals(249, selection.requirements().size());
    assertEquals(Suite.cases().size(), selection.cases().size());
  }

  @Test
  void aRequirement() {
    Selection selection = Runs.select("CKS-12");
    assertFalse(selection.isEverything());
    assertEquals(Set.of("CKS-12"), selection.requirements());
    assertEquals(Set.of("CKS-12.last-octet", "CKS-12.last-octet-reassembled"), selection.cases());
  }

  @Test
  void casesThatAlsoVerifyTheRequirementBelongToIt() {
    assertTrue(Runs.select("HDR-18").cases().contains("HDR-01.other-versions"));
    assertEquals(Set.of("HDR-18"), Runs.select("HDR-18").requirements());
  }

  @Test
  void aCaseSelectsWhatItVerifies() {
    Selection selection = Runs.select("HDR-01.other-versions");
    assertEquals(Set.of("HDR-01.other-versions"), selection.cases());
    assertEquals(Set.of("HDR-01", "HDR-18"), selection.requirements());
  }

  @Test
  void anArea() {
    Selection selection = Runs.select("NOI");
    assertEquals(10, selection.requirements().size());
    assertEquals(
        Suite.cases().stream()
            .filter(info -> info.requirements().stream().anyMatch(id -> id.startsWith("NOI-")))
            .map(CaseInfo::id)
            .collect(Collectors.toSet()),
        selection.cases());
  }

  @Test
  void aTag() {
    assertEquals(
        Suite.cases().stream()
            .filter(c -> c.tags().contains("volume"))
            .map(CaseInfo::id)
            .collect(Collectors.toSet()),
        Runs.select("volume").cases());
  }

  @Test
  void globsAreOverRequirements() {
    assertEquals(
        Set.of("CKS-10", "CKS-11", "CKS-12", "CKS-13", "CKS-14", "CKS-15"),
        Runs.select("CKS-1*").requirements());
    assertEquals(Runs.select("CKS-1?").requirements(), Runs.select("CKS-1*").requirements());
    assertTrue(Runs.select("*-01").requirements().contains("ECH-01"));
    assertEquals(249, Runs.select("*").requirements().size());
  }

  @Test
  void caseDoesNotMatter() {
    assertEquals(Runs.select("CKS-05"), Runs.select("cks-05"));
    assertEquals(Runs.select("CKS"), Runs.select("cks"));
    assertEquals(Runs.select("volume"), Runs.select("VOLUME"));
    assertEquals(Runs.select("CKS-05.all-zero"), Runs.select("cks-05.ALL-ZERO"));
    assertEquals(Runs.select("CKS-1*"), Runs.select("cks-1*"));
  }

  @Test
  void selectorsAddUp() {
    assertEquals(Set.of("CKS-05", "ECH-01"), Runs.select("CKS-05", "ECH-01").requirements());
  }

  @ParameterizedTest
  @ValueSource(strings = {"CKS-99", "XYZ", "CKS-05.no-such-case", "", "cks05", "[a-z"})
  void whatIsNotKnownIsRefused(String selector) {
    SelectionException e = refused("ECH-01", selector);
    assertTrue(e.isUnknownSelector());
    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains("'" + selector + "'"), message);
    assertTrue(message.contains("echoproof list"), message);
  }

  @Test
  void aGlobThatMatchesNothingSelectsNothing() {
    SelectionException e = refused("QQQ-*");
    assertFalse(e.isUnknownSelector());
    assertEquals("nothing matches 'QQQ-*'; 'echoproof list' shows what there is", e.getMessage());
  }

  @Test
  void aRowWithoutACaseSelectsNothingToRun() {
    SelectionException e = refused("DEV-01");
    assertFalse(e.isUnknownSelector());
    assertEquals(
        "no case verifies what 'DEV-01' selects yet (DEV-01); 'echoproof list' shows what can be"
            + " run",
        e.getMessage());
  }

  @Test
  void casesThatWaitAreRunWhenNamedOrAskedFor() {
    assertEquals(Set.of(), withSlowCase(true).waiting());
    assertEquals(Set.of(), withSlowCase(false, "FRG-20").waiting());
    assertEquals(Set.of(), withSlowCase(false, "FRG-20.timeout").waiting());
    assertEquals(Set.of(), withSlowCase(false, "slow").waiting());
    assertTrue(withSlowCase(false, "slow").cases().contains("FRG-20.timeout"));
  }

  @Test
  void othersAreSelectedButRunOnlyWhereTimeCanBePutForward() {
    for (Selection selection :
        List.of(withSlowCase(false), withSlowCase(false, "FRG"), withSlowCase(false, "FRG-2*"))) {
      assertTrue(selection.cases().contains("FRG-20.timeout"));
      assertTrue(selection.waiting().contains("FRG-20.timeout"));
    }
    assertEquals(Set.of(), withSlowCase(true, "FRG").waiting());
  }
}
