package io.echoproof.reports.tab;

import io.echoproof.reports.html.Html;
import io.echoproof.reports.view.RunView;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A page of the report.
 *
 * @param id its address within the report, lower case letters
 * @param title what the navigation shows
 * @param icon the name of its icon in Font Awesome 4, which the report's page carries
 * @param html its content, without scripts and without anything to load
 */
public record ReportTab(String id, String title, String icon, String html) {

  /**
   * The pages about some runs.
   *
   * @param views the runs, at least one
   * @return the pages in the order of the navigation
   */
  public static List<ReportTab> of(List<RunView> views) {
    return List.of(
        tab("coverage", "Coverage", "fa-check-square-o", views, CoverageTab::write),
        tab("profile", "Profile", "fa-id-card-o", views, ProfileTab::write),
        tab("environment", "Environment", "fa-server", views, EnvironmentTab::write));
  }

  private static ReportTab tab(
      String id, String title, String icon, List<RunView> views, BiConsumer<Html, RunView> page) {
    Html html = new Html();
    html.open("div", "ep ep-page");
    for (RunView view : views) {
      if (views.size() > 1) {
        html.element("h1", view.target() + " over " + view.links() + ", " + view.run().startedAt());
      }
      page.accept(html, view);
    }
    return new ReportTab(id, title, icon, html.close("div").toString());
  }
}
