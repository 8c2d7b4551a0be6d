package io.echoproof.app.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.catalogue.Catalogue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The list of planted faults and what is expected of each. */
class PlantedFaultsTest {
  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final List<PlantedFault> FAULTS = PlantedFaults.all();

  @Test
  void thereAreMoreThanAHundredAndEachHasItsOwnName() {
    Set<String> names = new HashSet<>();
    FAULTS.forEach(fault -> assertTrue(names.add(fault.name()), fault.name()));
    assertTrue(names.size() >= 100, names.size() + " faults");
  }

  @Test
  void eachTurnsSomethingRedOrIsRecorded() {
    for (PlantedFault fault : FAULTS) {
      assertTrue(!fault.mustBeRed().isEmpty() || !fault.observations().isEmpty(), fault.name());
    }
  }

  @Test
  void whatIsExpectedIsExpectedOfFaultsThatThereAre() {
    Set<String> names = new TreeSet<>();
    FAULTS.forEach(fault -> names.add(fault.name()));
    Set<String> expected = new TreeSet<>(ExpectedVerdicts.load().names());
    expected.removeAll(names);
    assertEquals(Set.of(), expected);
  }

  @Test
  void theRowsAreInTheCatalogue() {
    for (PlantedFault fault : FAULTS) {
      Set<String> rows = new TreeSet<>(fault.mustBeRed());
      rows.addAll(fault.observations());
      fault.mayBeRed().forEach(maybe -> rows.addAll(maybe.requirements()));
      rows.removeIf(row -> row.endsWith("*"));
      rows.forEach(row -> assertTrue(CATALOGUE.find(row).isPresent(), fault.name() + " " + row));
    }
  }
}
