/**
 * Pages that stand beside the cases in the report: the target's profile, the coverage of the RFCs,
 * and the environment.
 */
@NullMarked
package io.echoproof.reports.tab;

import org.jspecify.annotations.NullMarked;
