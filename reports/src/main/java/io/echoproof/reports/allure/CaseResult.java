package io.echoproof.reports.allure;

import io.echoproof.reports.evidence.CaseDescription;
import io.echoproof.reports.html.Html;
import io.echoproof.reports.record.CaseRecord;
import io.echoproof.reports.record.CaseRecord.StepRecord;
import io.echoproof.reports.record.RequirementRecord;
import io.echoproof.reports.record.RequirementRecord.SourceRecord;
import io.echoproof.reports.view.Level;
import io.echoproof.reports.view.Outcome;
import io.echoproof.reports.view.RunView;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A case as an Allure result, without its attachments. */
final class CaseResult {
  /** The description under it says the rest better. */
  private static final int MESSAGE_LINES = 1;

  private static final long NANOS_PER_MILLI = 1_000_000L;

  private CaseResult() {}

  static TestResult of(RunView view, CaseRecord testCase) {
    Outcome outcome = view.outcome(testCase);
    long start = testCase.startedAt().toEpochMilli();
    long stop = start + Math.max(0, testCase.durationNanos()) / NANOS_PER_MILLI;
    TestResult result =
        new TestResult()
            .setUuid(StableId.result(view.run(), testCase).toString())
            .setHistoryId(StableId.history(view.run(), testCase))
            .setTestCaseId(StableId.testCase(testCase))
            .setFullName(testCase.id())
            .setName(RunView.name(testCase))
            .setDescriptionHtml(CaseDescription.of(view, testCase))
            .setLabels(CaseLabels.of(view, testCase))
            .setLinks(links(view, testCase))
            .setParameters(parameters(view, testCase))
            .setSteps(steps(testCase, start, stop))
            .setStage(Stage.FINISHED)
            .setStart(start)
            .setStop(stop)
            .setStatus(status(outcome.kind()));
    if (!outcome.message().isEmpty()) {
      result.setStatusDetails(details(outcome));
    }
    return result;
  }

  /** The beginning as the message, so that the description stays on the screen; all on a click. */
  private static StatusDetails details(Outcome outcome) {
    String all = Html.inert(outcome.message());
    List<String> lines = all.lines().toList();
    StatusDetails details =
        new StatusDetails().setKnown(outcome.kind() == Outcome.Kind.EXPECTED_DEVIATION);
    if (lines.size() <= MESSAGE_LINES) {
      return details.setMessage(all);
    }
    String beginning = String.join("\n", lines.subList(0, MESSAGE_LINES));
    return details.setMessage(beginning + " … (click for all of it)").setTrace(all);
  }

  private static Status status(Outcome.Kind kind) {
    return switch (kind) {
      case PASSED, LAX -> Status.PASSED;
      case FAILED, LAX_STRICT, EXPECTED_DEVIATION -> Status.FAILED;
      case NOT_CARRIED, NOT_APPLICABLE -> Status.SKIPPED;
      case ERROR -> Status.BROKEN;
    };
  }

  private static List<Link> links(RunView view, CaseRecord testCase) {
    Map<String, Link> links = new LinkedHashMap<>();
    for (RequirementRecord requirement : view.requirements(testCase)) {
      for (SourceRecord source : requirement.sources()) {
        String url = Level.url(source);
        links.putIfAbsent(url, new Link().setName(Level.source(source)).setUrl(url).setType("rfc"));
      }
    }
    return List.copyOf(links.values());
  }

  private static List<Parameter> parameters(RunView view, CaseRecord testCase) {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(parameter("target", view.target()));
    parameters.add(parameter("link", testCase.link().orElse("none")));
    view.primary(testCase).ifPresent(r -> parameters.add(parameter("level", Level.label(r))));
    testCase.parameters().forEach((name, value) -> parameters.add(parameter(name, value)));
    return parameters;
  }

  /** Excluded from whatever somebody computes a history id of: ours depends on the case alone. */
  private static Parameter parameter(String name, String value) {
    return new Parameter().setName(name).setValue(value).setExcluded(true);
  }

  private static List<StepResult> steps(CaseRecord testCase, long start, long stop) {
    return testCase.steps().stream()
        .map(
            step ->
                new StepResult()
                    .setName(step.title() + ": " + count(step))
                    .setStatus(step.failed() > 0 ? Status.FAILED : Status.PASSED)
                    .setStage(Stage.FINISHED)
                    .setStart(start)
                    .setStop(stop))
        .toList();
  }

  private static String count(StepRecord step) {
    return step.count() + (step.failed() > 0 ? ", " + step.failed() + " wrong" : "");
  }
}
