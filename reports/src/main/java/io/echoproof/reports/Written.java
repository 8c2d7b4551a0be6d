package io.echoproof.reports;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of writing reports.
 *
 * @param files what was written, in the order of writing
 * @param problems one message for each file that could not be written; empty when all went well
 */
public record Written(List<Path> files, List<String> problems) {

  /** Whether everything was written. */
  public boolean complete() {
    return problems.isEmpty();
  }
}
