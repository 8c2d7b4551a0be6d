package io.echoproof.reports.view;

import io.echoproof.reports.record.CaseRecord;
import io.echoproof.reports.record.CaseRecord.FindingRecord;
import io.echoproof.reports.record.RequirementRecord;
import io.echoproof.reports.record.RequirementRecord.ExpectedRecord;
import io.echoproof.reports.record.RunRecord;
import io.echoproof.reports.record.RunRecord.LinkRecord;
import io.echoproof.reports.record.VerdictRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A run's records with what every written form asks of them. */
public final class RunView {
  private final RunRecord run;
  private final Map<String, RequirementRecord> requirements = new LinkedHashMap<>();

  /**
   * Looks at a run.
   *
   * @param run the run
   */
  public RunView(RunRecord run) {
    this.run = run;
    run.requirements().forEach(requirement -> requirements.put(requirement.id(), requirement));
  }

  /** The run. */
  public RunRecord run() {
    return run;
  }

  /** The cases that have a result: all but those that did not run. */
  public List<CaseRecord> results() {
    return run.cases().stream().filter(c -> c.verdict() != VerdictRecord.NOT_RUN).toList();
  }

  /** A requirement by its id. */
  public Optional<RequirementRecord> requirement(String id) {
    return Optional.ofNullable(requirements.get(id));
  }

  /** The requirements that a case verifies, as far as the run knows them. */
  public List<RequirementRecord> requirements(CaseRecord testCase) {
    return testCase.requirements().stream()
        .map(this::requirement)
        .flatMap(Optional::stream)
        .toList();
  }

  /** The requirement that a case is mainly about. */
  public Optional<RequirementRecord> primary(CaseRecord testCase) {
    return requirements(testCase).stream().findFirst();
  }

  /** The code of a case's area. */
  public String area(CaseRecord testCase) {
    return primary(testCase)
        .map(RequirementRecord::area)
        .orElseGet(() -> testCase.id().replaceFirst("[-.].*", ""));
  }

  /** The area of a case for people: code and name. */
  public String areaTitle(CaseRecord testCase) {
    return primary(testCase)
        .map(requirement -> requirement.area() + " " + requirement.areaTitle())
        .orElseGet(() -> area(testCase));
  }

  /** The target for people: as the user named it. */
  public String target() {
    return run.target().name();
  }

  /** The links that carried something, for people; {@code no link} when there are none. */
  public String links() {
    String used =
        run.links().stream()
            .filter(LinkRecord::used)
            .map(LinkRecord::name)
            .collect(Collectors.joining(", "));
    return used.isEmpty() ? "no link" : used;
  }

  /** A case's name for people: the ids of its requirements and its title. */
  public static String name(CaseRecord testCase) {
    List<String> ids = testCase.requirements();
    int shown = 3;
    String more = ids.size() > shown ? " +" + (ids.size() - shown) : "";
    String named = ids.stream().limit(shown).collect(Collectors.joining(", ")) + more;
    return named.isEmpty() ? testCase.title() : named + ": " + testCase.title();
  }

  /** What a case's verdict means. */
  public Outcome outcome(CaseRecord testCase) {
    return switch (testCase.verdict()) {
      case PASS, OBSERVED -> new Outcome(Outcome.Kind.PASSED, "");
      case FAIL -> deviation(testCase, Outcome.Kind.FAILED, "");
      case LAX ->
          run.strict()
              ? deviation(testCase, Outcome.Kind.LAX_STRICT, Outcome.LAX_PREFIX)
              : new Outcome(Outcome.Kind.LAX, Outcome.LAX_PREFIX + message(testCase));
      case NOT_APPLICABLE ->
          new Outcome(
              Outcome.Kind.NOT_APPLICABLE, Outcome.NOT_APPLICABLE_PREFIX + message(testCase));
      case SKIPPED -> new Outcome(Outcome.Kind.NOT_CARRIED, message(testCase));
      case ERROR -> new Outcome(Outcome.Kind.ERROR, message(testCase));
      case NOT_RUN -> new Outcome(Outcome.Kind.NOT_CARRIED, "Not run");
    };
  }

  private Outcome deviation(CaseRecord testCase, Outcome.Kind unexpected, String prefix) {
    List<RequirementRecord> wrong = wrong(testCase);
    boolean expected =
        !wrong.isEmpty()
            && wrong.stream().allMatch(r -> r.expected().map(this::holds).orElse(false));
    if (!expected) {
      return new Outcome(unexpected, prefix + message(testCase));
    }
    String reasons =
        wrong.stream()
            .map(r -> r.expected().map(ExpectedRecord::reason).orElse(""))
            .distinct()
            .collect(Collectors.joining("; "));
    return new Outcome(
        Outcome.Kind.EXPECTED_DEVIATION,
        Outcome.EXPECTED_PREFIX + reasons + "\n" + message(testCase));
  }

  private boolean holds(ExpectedRecord expected) {
    return expected.holds() && decides(expected.verdict());
  }

  /** The requirements that a case has shown not to hold. */
  private List<RequirementRecord> wrong(CaseRecord testCase) {
    List<RequirementRecord> found =
        testCase.findings().stream()
            .filter(finding -> decides(finding.verdict()))
            .map(FindingRecord::requirement)
            .distinct()
            .map(this::requirement)
            .flatMap(Optional::stream)
            .toList();
    return found.isEmpty()
        ? requirements(testCase).stream().filter(r -> decides(r.verdict())).toList()
        : found;
  }

  /** Whether a verdict makes this run red. */
  private boolean decides(VerdictRecord verdict) {
    return verdict == VerdictRecord.FAIL || (run.strict() && verdict == VerdictRecord.LAX);
  }

  /** What a case says about itself; never empty. */
  private static String message(CaseRecord testCase) {
    if (!testCase.message().isBlank()) {
      return testCase.message().strip();
    }
    return testCase.findings().stream()
        .findFirst()
        .map(f -> f.summary() + "\nexpected: " + f.expected() + "\nseen: " + f.seen())
        .orElse("no reason was recorded");
  }
}
