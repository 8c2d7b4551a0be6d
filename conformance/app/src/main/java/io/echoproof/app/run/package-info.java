/** A run from the command line to the run directory. */
@NullMarked
package io.echoproof.app.run;

import org.jspecify.annotations.NullMarked;
