/** A made-up run with every kind of result, and realistic frames. */
@NullMarked
package io.echoproof.reports.sample;

import org.jspecify.annotations.NullMarked;
