/** The command line. */
@NullMarked
package io.echoproof.app.cli;

import org.jspecify.annotations.NullMarked;
