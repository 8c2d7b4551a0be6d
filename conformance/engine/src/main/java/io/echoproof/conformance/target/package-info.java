/** The stack under test, as far as the suite has to know it. */
@NullMarked
package io.echoproof.conformance.target;

import org.jspecify.annotations.NullMarked;
