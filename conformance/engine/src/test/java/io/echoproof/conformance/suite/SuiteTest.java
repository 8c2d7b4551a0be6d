package io.echoproof.conformance.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.catalogue.Catalogue;
import io.echoproof.conformance.catalogue.Requirement;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The annotations of the cases and the catalogue agree, both ways. */
class SuiteTest {
  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final List<CaseInfo> CASES = Suite.cases();

  @Test
  void idsAreARequirementAndWordsInKebabCase() {
    for (CaseInfo info : CASES) {
      assertTrue(info.id().matches("[A-Z]{3}-[0-9]{2}\\.[a-z0-9]+(-[a-z0-9]+)*"), info.id());
    }
  }

  @Test
  void idsAreUnique() {
    Set<String> seen = new HashSet<>();
    CASES.forEach(info -> assertTrue(seen.add(info.id()), info.id()));
  }

  @Test
  void everyRequirementThatACaseNamesExists() {
    for (CaseInfo info : CASES) {
      for (String id : info.requirements()) {
        assertTrue(CATALOGUE.find(id).isPresent(), info.id() + " verifies " + id);
      }
      assertEquals(info.requirements().size(), Set.copyOf(info.requirements()).size(), info.id());
    }
  }

  @Test
  void noCaseVerifiesWhatIsNotTestable() {
    for (CaseInfo info : CASES) {
      assertFalse(CATALOGUE.get(info.requirement()).notTestable().isPresent(), info.id());
    }
  }

  @Test
  void titlesAreSentencesWithoutAFullStop() {
    for (CaseInfo info : CASES) {
      assertTrue(info.title().matches("[A-Z0-9].*[^.]"), info.id());
    }
  }

  @Test
  void tagsAreKnown() {
    for (CaseInfo info : CASES) {
      assertTrue(Set.of(CaseInfo.SLOW, CaseInfo.VOLUME).containsAll(info.tags()), info.id());
    }
  }

  /** The rows about ping programs have theirs in the module that runs those. */
  @Test
  void everyRowThatIsTestableHasACase() {
    Set<String> verified =
        CASES.stream().flatMap(info -> info.requirements().stream()).collect(Collectors.toSet());
    assertEquals(
        List.of(),
        CATALOGUE.requirements().stream()
            .filter(row -> !row.id().startsWith("PNG") && row.notTestable().isEmpty())
            .map(Requirement::id)
            .filter(id -> !verified.contains(id))
            .toList());
  }

  @Test
  void everyClassWithCasesIsListed() throws IOException, URISyntaxException {
    assertEquals(Set.copyOf(compiledClassesWithCases()), Set.copyOf(Suite.CLASSES));
    assertEquals(Suite.CLASSES.size(), Set.copyOf(Suite.CLASSES).size());
  }

  private static List<Class<?>> compiledClassesWithCases() throws IOException, URISyntaxException {
    Path root = Path.of(Suite.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path folder = root.resolve(Suite.class.getPackageName().replace('.', '/'));
    List<Class<?>> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        String name =
            root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), ".");
        Class<?> type = load(name.substring(0, name.length() - ".class".length()));
        if (Arrays.stream(type.getDeclaredMethods())
            .anyMatch(method -> method.isAnnotationPresent(Case.class))) {
          found.add(type);
        }
      }
    }
    return found;
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Suite.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theRowsThatTheJudgeNamesExist() {
    assertTrue(CATALOGUE.find(Suite.DUPLICATES_ROW).isPresent());
    Suite.INVARIANTS.forEach(i -> assertTrue(CATALOGUE.find(i.requirement()).isPresent()));
  }
}
