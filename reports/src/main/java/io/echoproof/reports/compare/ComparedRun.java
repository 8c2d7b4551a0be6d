package io.echoproof.reports.compare;

import io.echoproof.reports.record.RunRecord;
import java.util.Optional;

/**
 * A run that takes part in a comparison.
 *
 * @param name the column that it belongs to; runs of one name are merged into one column
 * @param run its records
 * @param report address of its report as seen from the comparison's page; empty when there is none
 */
public record ComparedRun(String name, RunRecord run, Optional<String> report) {}
