/** Copies of runs that can be published: what tells whose machine it was is replaced. */
@NullMarked
package io.echoproof.reports.mask;

import org.jspecify.annotations.NullMarked;
