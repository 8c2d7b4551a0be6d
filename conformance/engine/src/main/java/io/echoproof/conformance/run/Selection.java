package io.echoproof.conformance.run;

import io.echoproof.conformance.catalogue.Catalogue;
import io.echoproof.conformance.catalogue.Requirement;
import io.echoproof.conformance.suite.CaseInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which requirements a run is about, and which cases verify them.
 *
 * @param requirements ids of the selected requirements
 * @param cases ids of the cases to run
 * @param waiting ids of those of them that are about time and were not asked for by name: they run
 *     only where that costs no time
 * @param isEverything whether no selector was given
 */
public record Selection(
    Set<String> requirements, Set<String> cases, Set<String> waiting, boolean isEverything) {
  private static final Pattern REQUIREMENT_ID = Pattern.compile("[A-Z]{3}-\\d{2}");

  /**
   * Reads selectors: requirement ids, case ids, areas, tags, globs over requirement ids.
   *
   * @param slow whether cases that wait may do so although no selector names them
   * @throws SelectionException when one is unknown or nothing is selected
   */
  public static Selection of(
      List<String> selectors, boolean slow, Catalogue catalogue, List<CaseInfo> suite) {
    if (selectors.isEmpty()) {
      Set<String> cases = new LinkedHashSet<>();
      suite.forEach(info -> cases.add(info.id()));
      return new Selection(
          ids(catalogue.requirements()), cases, slow ? Set.of() : waiting(suite, cases), true);
    }
    Set<String> requirements = new LinkedHashSet<>();
    Set<String> cases = new LinkedHashSet<>();
    Set<String> byName = new LinkedHashSet<>();
    for (String selector : selectors) {
      Set<String> found = new LinkedHashSet<>();
      add(selector, catalogue, suite, requirements, found);
      cases.addAll(found);
      if (isName(selector, catalogue, suite)) {
        byName.addAll(found);
      }
    }
    if (cases.isEmpty()) {
      throw new SelectionException(nothing(selectors, requirements), false);
    }
    Set<String> waiting = new LinkedHashSet<>(slow ? Set.of() : waiting(suite, cases));
    waiting.removeAll(byName);
    return new Selection(requirements, cases, waiting, false);
  }

  private static Set<String> waiting(List<CaseInfo> suite, Set<String> cases) {
    return suite.stream()
        .filter(info -> info.tags().contains(CaseInfo.SLOW) && cases.contains(info.id()))
        .map(CaseInfo::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whether somebody who says this knows that it is about time. */
  private static boolean isName(String selector, Catalogue catalogue, List<CaseInfo> suite) {
    return selector.equalsIgnoreCase(CaseInfo.SLOW)
        || catalogue.find(selector.toUpperCase(Locale.ROOT)).isPresent()
        || suite.stream().anyMatch(info -> info.id().equalsIgnoreCase(selector));
  }

  private static String nothing(List<String> selectors, Set<String> requirements) {
    String given = String.join(" ", selectors);
    return requirements.isEmpty()
        ? "nothing matches '" + given + "'; 'echoproof list' shows what there is"
        : "no case verifies what '"
            + given
            + "' selects yet ("
            + String.join(", ", requirements)
            + "); 'echoproof list' shows what can be run";
  }

  private static void add(
      String selector,
      Catalogue catalogue,
      List<CaseInfo> suite,
      Set<String> requirements,
      Set<String> cases) {
    String upper = selector.toUpperCase(Locale.ROOT);
    String lower = selector.toLowerCase(Locale.ROOT);
    List<CaseInfo> named = suite.stream().filter(c -> c.id().equalsIgnoreCase(selector)).toList();
    List<CaseInfo> tagged = suite.stream().filter(c -> c.tags().contains(lower)).toList();
    if (!named.isEmpty()) {
      addCases(named, requirements, cases);
    } else if (catalogue.find(upper).isPresent()) {
      addRequirements(Set.of(upper), suite, requirements, cases);
    } else if (catalogue.area(upper).isPresent()) {
      Set<String> ids = ids(catalogue.area(upper).orElseThrow().requirements());
      addRequirements(ids, suite, requirements, cases);
    } else if (!tagged.isEmpty() || lower.equals(CaseInfo.SLOW) || lower.equals(CaseInfo.VOLUME)) {
      addCases(tagged, requirements, cases);
    } else if (selector.contains("*") || selector.contains("?")) {
      Pattern glob = glob(upper);
      Set<String> ids = ids(catalogue.requirements());
      ids.removeIf(id -> !glob.matcher(id).matches());
      addRequirements(ids, suite, requirements, cases);
    } else {
      throw new SelectionException(unknown(selector, upper), true);
    }
  }

  private static String unknown(String selector, String upper) {
    return REQUIREMENT_ID.matcher(upper).matches()
        ? "no requirement has the id '" + selector + "'; 'echoproof list' shows all ids"
        : "'"
            + selector
            + "' is no requirement id (CKS-05), area (CKS), tag (volume) or pattern (CKS-*);"
            + " 'echoproof list' shows what there is";
  }

  private static Pattern glob(String upper) {
    return Pattern.compile(
        ("\\Q" + upper + "\\E").replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
  }

  private static Set<String> ids(List<Requirement> requirements) {
    return requirements.stream()
        .map(Requirement::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static void addCases(
      List<CaseInfo> selected, Set<String> requirements, Set<String> cases) {
    for (CaseInfo info : selected) {
      cases.add(info.id());
      requirements.addAll(info.requirements());
    }
  }

  private static void addRequirements(
      Set<String> ids, List<CaseInfo> suite, Set<String> requirements, Set<String> cases) {
    requirements.addAll(ids);
    suite.stream()
        .filter(info -> info.requirements().stream().anyMatch(ids::contains))
        .forEach(info -> cases.add(info.id()));
  }
}
