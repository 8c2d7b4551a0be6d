package io.echoproof.reports.allure;

import io.echoproof.reports.directory.RunDirectory;
import io.echoproof.reports.view.RunView;

/**
 * A run and the directory that holds its captures.
 *
 * @param directory the run directory
 * @param view the run
 */
public record ResultSource(RunDirectory directory, RunView view) {}
