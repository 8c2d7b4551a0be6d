@NullMarked
package io.echoproof.conformance;

import org.jspecify.annotations.NullMarked;
