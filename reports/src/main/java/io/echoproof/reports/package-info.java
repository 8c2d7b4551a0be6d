/**
 * The run directory and everything people look at. {@link io.echoproof.reports.ReportWriter} is the
 * door: a {@link io.echoproof.reports.record.RunRecord} goes in, files come out.
 */
@NullMarked
package io.echoproof.reports;

import org.jspecify.annotations.NullMarked;
