package io.echoproof.reports.tab;

import io.echoproof.reports.html.Html;
import io.echoproof.reports.record.RequirementRecord;
import io.echoproof.reports.record.RunRecord.ObservationRecord;
import io.echoproof.reports.view.RunView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How the target behaves where the RFCs leave a choice, beside what other stacks do there. */
final class ProfileTab {
  private ProfileTab() {}

  static void write(Html html, RunView view) {
    html.element("h2", "Profile of " + view.target());
    html.element(
        "p",
        "ep-src",
        "Where the RFCs leave a choice nothing is judged; this is what the target does there.");
    if (view.run().observations().isEmpty()) {
      html.element("p", "Nothing was observed in this run.");
      return;
    }
    html.raw("<table class=\"ep-f\"><thead><tr>");
    List.of("", "Behaviour", "This target", "Other stacks").forEach(h -> html.element("th", h));
    html.raw("</tr></thead><tbody>");
    byRequirement(view)
        .forEach(
            (id, observations) -> {
              String known = view.requirement(id).map(ProfileTab::known).orElse("");
              for (ObservationRecord o : observations) {
                html.raw("<tr>").element("td", "ep-n", o.requirement());
                html.element("td", "ep-n", o.name()).raw("<td>").element("b", o.value());
                html.raw("</td>").element("td", "ep-n ep-wrap", known).raw("</tr>");
              }
            });
    html.raw("</tbody></table>");
  }

  private static Map<String, List<ObservationRecord>> byRequirement(RunView view) {
    return view.run().observations().stream()
        .collect(
            Collectors.groupingBy(
                ObservationRecord::requirement, LinkedHashMap::new, Collectors.toList()));
  }

  private static String known(RequirementRecord requirement) {
    return requirement.known().stream()
        .map(k -> k.stack() + ": " + k.behaviour())
        .collect(Collectors.joining(" · "));
  }
}
