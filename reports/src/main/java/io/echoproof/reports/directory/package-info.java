/** The run directory: its layout, {@code run.json} and its schema {@code run.schema.json}. */
@NullMarked
package io.echoproof.reports.directory;

import org.jspecify.annotations.NullMarked;
