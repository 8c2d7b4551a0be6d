package io.echoproof.app.cli;

import io.echoproof.app.run.RunService;
import io.echoproof.conformance.catalogue.Area;
import io.echoproof.conformance.catalogue.Catalogue;
import io.echoproof.conformance.catalogue.Requirement;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** An area of the catalogue whose rows no case verifies. */
final class UntestedArea {
  private UntestedArea() {}

  /** One of them; without any the caller's test has no subject. */
  static String find() {
    List<String> verified =
        RunService.allCases().stream().flatMap(c -> c.requirements().stream()).toList();
    List<String> areas =
        Catalogue.load().areas().stream()
            .filter(
                area ->
                    area.requirements().stream().map(Requirement::id).noneMatch(verified::contains))
            .map(Area::code)
            .toList();
    Assumptions.assumeFalse(areas.isEmpty(), "every area has a case");
    return areas.get(0);
  }
}
