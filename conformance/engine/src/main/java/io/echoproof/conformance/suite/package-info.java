/** The cases: what verifies the requirements. One class per area or topic. */
@NullMarked
package io.echoproof.conformance.suite;

import org.jspecify.annotations.NullMarked;
