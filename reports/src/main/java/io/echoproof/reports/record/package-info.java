/**
 * The records of a run directory, as they stand in {@code run.json}. They are plain data: what is
 * shown anywhere (Allure, JUnit XML, Markdown) is made from them alone, so a report can be made
 * again from a run directory without the run.
 */
@NullMarked
package io.echoproof.reports.record;

import org.jspecify.annotations.NullMarked;
