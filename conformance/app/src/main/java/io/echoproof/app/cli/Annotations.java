package io.echoproof.app.cli;

import io.echoproof.app.run.ExpectationFile;
import io.echoproof.conformance.run.RequirementResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What turns a run red, as workflow commands of GitHub Actions, which shows them beside the change.
 */
final class Annotations {
  /** {@code true} where GitHub Actions runs the job. */
  static final String VARIABLE = "GITHUB_ACTIONS";

  /** More than these of a step are not shown. */
  private static final int MOST = 10;

  private Annotations() {}

  /** Whether anybody reads them. */
  static boolean wanted(Map<String, String> environment) {
    return "true".equals(environment.get(VARIABLE));
  }

  /**
   * A line for each; the last one says how many more there are.
   *
   * @param red requirements that failed or broke
   * @param stale expected deviations that hold no longer
   */
  static List<String> of(List<RequirementResult> red, List<ExpectationFile.Entry> stale) {
    List<String> lines = new ArrayList<>();
    red.forEach(r -> lines.add(requirement(r)));
    stale.forEach(
        e ->
            lines.add(
                error(
                    e.id() + ": not as expected",
                    "was expected to " + e.verdict().word() + " and does not any more")));
    if (lines.size() <= MOST) {
      return lines;
    }
    int more = lines.size() - (MOST - 1);
    List<String> shown = new ArrayList<>(lines.subList(0, MOST - 1));
    shown.add(error("and " + more + " more", "see the report"));
    return shown;
  }

  private static String requirement(RequirementResult r) {
    return error(
        r.requirement().id() + " (" + r.requirement().level().word() + "): " + r.verdict().word(),
        r.requirement().text() + "\n" + r.reason());
  }

  private static String error(String title, String message) {
    return "::error title=" + property(title) + "::" + data(message);
  }

  /** A command ends with its line, and what has a meaning in it is written as in a URL. */
  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
