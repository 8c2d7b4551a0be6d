/**
 * The catalogue inside another project's own build: one JUnit test for each requirement. Put {@code
 * echoproof-engine} on the test class path and implement {@link
 * io.echoproof.conformance.junit.ConformanceTest}.
 */
@NullMarked
package io.echoproof.conformance.junit;

import org.jspecify.annotations.NullMarked;
