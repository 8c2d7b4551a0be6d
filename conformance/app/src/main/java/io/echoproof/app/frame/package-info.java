/**
 * Frames as plain arrays that are used again and again: for what handles a million frames a second.
 * Evidence and the suite use the immutable records of {@link io.echoproof.conformance.packet}.
 */
@NullMarked
package io.echoproof.app.frame;

import org.jspecify.annotations.NullMarked;
