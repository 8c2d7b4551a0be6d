/** A run of the suite on a target: selection, JUnit's launcher, verdicts. */
@NullMarked
package io.echoproof.conformance.run;

import org.jspecify.annotations.NullMarked;
