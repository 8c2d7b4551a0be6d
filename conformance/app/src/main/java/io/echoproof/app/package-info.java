/** The application: links, targets, ping checks, the run and the command line. */
@NullMarked
package io.echoproof.app;

import org.jspecify.annotations.NullMarked;
