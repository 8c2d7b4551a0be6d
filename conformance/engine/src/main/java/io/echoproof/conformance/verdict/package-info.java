/** Verdicts and what they rest on. */
@NullMarked
package io.echoproof.conformance.verdict;

import org.jspecify.annotations.NullMarked;
