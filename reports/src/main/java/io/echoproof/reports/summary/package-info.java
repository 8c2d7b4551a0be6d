/** The short forms of a run: JUnit XML for machines, Markdown for people. */
@NullMarked
package io.echoproof.reports.summary;

import org.jspecify.annotations.NullMarked;
