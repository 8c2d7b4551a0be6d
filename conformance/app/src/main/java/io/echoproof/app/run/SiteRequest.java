package io.echoproof.app.run;

import io.echoproof.reports.ReportWriter;
import java.nio.file.Path;
import java.util.Optional;

/**
 * That the report is wanted as many files.
 *
 * @param history the directory that keeps the trend from run to run; empty when there is none
 */
public record SiteRequest(Optional<Path> history) {
  /** A writer that does as is asked. */
  public ReportWriter with(ReportWriter writer) {
    return writer.withSite(history);
  }
}
