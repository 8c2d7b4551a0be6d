/** Frames as they were on a link, and the file that other tools open. */
@NullMarked
package io.echoproof.conformance.capture;

import org.jspecify.annotations.NullMarked;
