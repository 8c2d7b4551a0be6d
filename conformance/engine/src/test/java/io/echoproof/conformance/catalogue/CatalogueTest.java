package io.echoproof.conformance.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private static final Catalogue CATALOGUE = Catalogue.load();

  /** Whom a row may be for, in the words of the catalogue's "For" column. */
  private static final Set<String> AUDIENCES =
      Set.of(
          "target",
          "host",
          "ping",
          "device",
          "feature:timestamp",
          "feature:probe",
          "feature:record-route",
          "feature:timestamp-option",
          "feature:source-route",
          "feature:broadcast",
          "feature:second-address",
          "feature:echo-switch",
          "feature:no-fragmentation");

  private static List<String> idsWhere(Predicate<Requirement> wrong) {
    return CATALOGUE.requirements().stream().filter(wrong).map(Requirement::id).toList();
  }

  @Test
  void rowsOfEveryArea() {
    assertEquals(
        "HDR 18, TTL 6, TOS 6, ADR 24, CKS 15, ECH 22, TYP 9, TSP 12, INF 4, OPT 24, FRG 36, MTU 7,"
            + " ERR 20, RAT 5, PRB 9, RCV 4, NOI 10, DEV 4, PNG 14",
        CATALOGUE.areas().stream()
            .map(area -> area.code() + " " + area.requirements().size())
            .collect(Collectors.joining(", ")));
    assertEquals(249, CATALOGUE.requirements().size());
  }

  @Test
  void idsAreTheAreaAndNumbersWithoutAGap() {
    for (Area area : CATALOGUE.areas()) {
      int number = 1;
      for (Requirement row : area.requirements()) {
        assertEquals(area.code(), row.area());
        assertEquals(String.format("%s-%02d", area.code(), number++), row.id());
      }
    }
  }

  @Test
  void idsAreUnique() {
    Set<String> seen = new HashSet<>();
    assertEquals(List.of(), idsWhere(row -> !seen.add(row.id())));
  }

  @Test
  void titlesAreUniqueWithinTheirArea() {
    Set<String> seen = new HashSet<>();
    assertEquals(List.of(), idsWhere(row -> !seen.add(row.area() + row.title())));
  }

  @Test
  void everythingThatIsShownIsThere() {
    assertEquals(
        List.of(),
        idsWhere(
            row ->
                row.title().isBlank()
                    || row.text().isBlank()
                    || row.stimulus().isBlank()
                    || row.expected().isBlank()
                    || row.note().filter(String::isBlank).isPresent()
                    || row.notTestable().filter(String::isBlank).isPresent()
                    || row.known().stream()
                        .anyMatch(k -> k.stack().isBlank() || k.behaviour().isBlank())));
    assertTrue(CATALOGUE.areas().stream().noneMatch(area -> area.title().isBlank()));
  }

  @Test
  void theDemandIsOneSentence() {
    assertEquals(List.of(), idsWhere(row -> !row.text().endsWith(".")));
    assertEquals(List.of(), idsWhere(row -> row.text().contains(". ")));
  }

  /** Of the five RFCs whose text was at hand when the catalogue was written. */
  @Test
  void levelsAreReadWhereTheTextIsAtHand() {
    Set<Integer> atHand = Set.of(768, 791, 792, 1122, 1812);
    assertEquals(
        List.of(),
        idsWhere(
            row ->
                row.sources().stream().anyMatch(s -> atHand.contains(s.rfc()) && !s.verified())));
  }

  /** Nothing is called a MUST where no RFC says so. */
  @Test
  void obligationsHaveASource() {
    assertEquals(
        List.of(),
        idsWhere(
            row ->
                (row.level() == Level.MUST || row.level() == Level.MUST_NOT)
                    && row.sources().isEmpty()));
  }

  @Test
  void onlyObligationsAreWordedAsOnes() {
    assertEquals(
        List.of(),
        idsWhere(
            row ->
                (row.level() == Level.MUST || row.level() == Level.MUST_NOT)
                    != row.text().matches(".*\\bmust\\b.*")));
  }

  @Test
  void recommendationsAreWordedAsOnes() {
    assertEquals(
        List.of(),
        idsWhere(row -> row.level().isRecommendation() != row.text().contains(" should ")));
  }

  @Test
  void rowsOnRobustnessRestOnPractice() {
    for (String id : List.of("NOI-05", "NOI-06", "FRG-10")) {
      assertEquals(Level.IMPLIED, CATALOGUE.get(id).level(), id);
      assertTrue(
          CATALOGUE
              .get(id)
              .note()
              .orElse("")
              .contains("robustness practice, not a sentence of an RFC"),
          id);
    }
  }

  @Test
  void everyAudienceIsKnown() {
    assertEquals(
        List.of(),
        idsWhere(row -> row.audience().isEmpty() || !AUDIENCES.containsAll(row.audience())));
  }

  @Test
  void sectionsAreNumbers() {
    assertEquals(
        List.of(),
        idsWhere(
            row ->
                row.sources().stream()
                    .flatMap(source -> source.section().stream())
                    .anyMatch(
                        section -> !section.matches("[0-9]+(\\.[0-9]+)*(\\([0-9a-z]+\\))?"))));
  }

  @Test
  void aRowIsFoundByItsId() {
    assertEquals("CKS-05", CATALOGUE.get("CKS-05").id());
    assertEquals(Optional.empty(), CATALOGUE.find("CKS-99"));
    assertEquals("CKS", CATALOGUE.area("CKS").orElseThrow().code());
    assertTrue(CATALOGUE.area("XYZ").isEmpty());
    assertEquals(
        "no requirement has the id CKS-99",
        assertThrows(IllegalArgumentException.class, () -> CATALOGUE.get("CKS-99")).getMessage());
  }

  @Test
  void twoRowsWithOneIdAreRefused() {
    Area area = CATALOGUE.area("INF").orElseThrow();
    assertEquals(
        "catalogue: INF-01 stands there twice",
        assertThrows(IllegalStateException.class, () -> new Catalogue(List.of(area, area)))
            .getMessage());
  }

  @Test
  void aMissingFileIsNamed() {
    assertEquals(
        "catalogue: the resource XYZ.json is missing",
        assertThrows(IllegalStateException.class, () -> CatalogueFile.read("XYZ")).getMessage());
  }

  @Test
  void sourcesAreShownAsTheyAreCited() {
    assertEquals("RFC 1122 §3.2.1.1", CATALOGUE.get("HDR-01").sources().get(0).toString());
    assertEquals("RFC 792", CATALOGUE.get("CKS-01").sources().get(0).toString());
    assertTrue(CATALOGUE.get("HDR-01").isLevelVerified());
    assertFalse(CATALOGUE.get("NOI-09").isLevelVerified());
    assertTrue(CATALOGUE.get("NOI-05").isLevelVerified(), "there is no text to read");
    assertFalse(CATALOGUE.get("NOI-05").hasSource());
  }

  @Test
  void featuresAreTheAudienceThatIsOptional() {
    assertEquals(List.of("no-fragmentation"), CATALOGUE.get("ECH-11").features());
    assertEquals(List.of(), CATALOGUE.get("ECH-01").features());
  }
}
