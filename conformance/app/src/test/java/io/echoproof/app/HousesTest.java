package io.echoproof.app;

import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between the houses. A judge that shares code with the accused proves nothing. */
class HousesTest {
  private static final String TUN = "io.echoproof.tun..";
  private static final String RESPONDER = "io.echoproof.responder..";
  private static final String ENGINE = "io.echoproof.conformance..";
  private static final String REPORTS = "io.echoproof.reports..";
  private static final String APP = "io.echoproof.app..";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.echoproof");

  private static void seesNothingOf(String house, String... others) {
    noClasses()
        .that()
        .resideInAPackage(house)
        .should(dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(others)))
        .check(CLASSES);
  }

  @Test
  void tunDevicesKnowNobody() {
    seesNothingOf(TUN, RESPONDER, ENGINE, REPORTS, APP);
  }

  @Test
  void theResponderKnowsTunDevicesOnly() {
    seesNothingOf(RESPONDER, ENGINE, REPORTS, APP);
  }

  @Test
  void theEngineKnowsNobody() {
    seesNothingOf(ENGINE, TUN, RESPONDER, REPORTS, APP);
  }

  @Test
  void reportsKnowNobody() {
    seesNothingOf(REPORTS, TUN, RESPONDER, ENGINE, APP);
  }

  @Test
  void inTheApplicationOnlyTheBuiltinTargetAndTheRespondCommandKnowTheResponder() {
    noClasses()
        .that()
        .resideInAPackage(APP)
        .and(DescribedPredicate.not(mayKnowTheResponder()))
        .should(dependOnClassesThat(JavaClass.Predicates.resideInAPackage(RESPONDER)))
        .check(CLASSES);
  }

  private static DescribedPredicate<JavaClass> mayKnowTheResponder() {
    return DescribedPredicate.describe(
        "are the built-in target or belong to the respond command",
        type -> {
          String name = type.getName().replaceFirst("\\$.*", "");
          return name.equals("io.echoproof.app.target.BuiltinTarget")
              || name.equals("io.echoproof.app.target.BuiltinStack")
              || name.startsWith("io.echoproof.app.respond.")
              || name.startsWith("io.echoproof.app.cli.Respond")
              || name.equals("io.echoproof.app.cli.EchoCode");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.echoproof.tun.(*)..",
        "io.echoproof.conformance.(*)..",
        "io.echoproof.reports.(*)..",
        "io.echoproof.app.(*).."
      })
  void packagesHaveNoCycles(String packages) {
    slices().matching(packages).should().beFreeOfCycles().check(CLASSES);
  }
}
