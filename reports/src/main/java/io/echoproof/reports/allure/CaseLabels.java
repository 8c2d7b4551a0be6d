package io.echoproof.reports.allure;

import io.echoproof.reports.record.CaseRecord;
import io.echoproof.reports.record.RequirementRecord;
import io.echoproof.reports.record.RequirementRecord.SourceRecord;
import io.echoproof.reports.view.Level;
import io.echoproof.reports.view.Outcome;
import io.echoproof.reports.view.RunView;
import io.qameta.allure.model.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The labels by which Allure groups a case. */
final class CaseLabels {
  private static final String NO_RFC = "No RFC (practice)";

  private CaseLabels() {}

  static List<Label> of(RunView view, CaseRecord testCase) {
    List<Label> labels = new ArrayList<>();
    List<RequirementRecord> requirements = view.requirements(testCase);
    Set<String> epics = view.primary(testCase).map(CaseLabels::epics).orElse(Set.of(NO_RFC));
    epics.stream().sorted().forEach(epic -> labels.add(label("epic", epic)));
    labels.add(label("feature", view.areaTitle(testCase)));
    // Allure files a case under every combination of its epics, features and stories. Only stories
    // that have all the epics and the feature give no wrong combination.
    requirements.stream()
        .filter(r -> r.area().equals(view.area(testCase)) && epics(r).containsAll(epics))
        .forEach(r -> labels.add(label("story", r.id() + " " + r.title())));
    labels.add(label("severity", Level.highest(requirements).severity()));
    labels.add(label("parentSuite", view.target()));
    labels.add(label("suite", view.areaTitle(testCase)));
    labels.add(label("host", view.target()));
    labels.add(label("thread", testCase.link().orElse("none")));
    labels.add(label("framework", "EchoProof"));
    testCase.requirements().forEach(id -> labels.add(label("requirement", id)));
    testCase.tags().forEach(tag -> labels.add(label("tag", tag)));
    Outcome.Kind kind = view.outcome(testCase).kind();
    if (kind == Outcome.Kind.LAX || kind == Outcome.Kind.LAX_STRICT) {
      labels.add(label("tag", "lax"));
      labels.add(label("verdict", "lax"));
    }
    return labels;
  }

  private static Set<String> epics(RequirementRecord requirement) {
    Set<String> rfcs =
        requirement.sources().stream()
            .map(SourceRecord::rfc)
            .map(number -> "RFC " + number)
            .collect(Collectors.toSet());
    return rfcs.isEmpty() ? Set.of(NO_RFC) : rfcs;
  }

  private static Label label(String name, String value) {
    return new Label().setName(name).setValue(value);
  }
}
