/** What was sent and what came back, in a form that one can read: field tables, hex, captures. */
@NullMarked
package io.echoproof.reports.evidence;

import org.jspecify.annotations.NullMarked;
