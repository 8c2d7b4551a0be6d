/** The load generator: how many round trips a second a target manages, and how long they take. */
@NullMarked
package io.echoproof.app.bench;

import org.jspecify.annotations.NullMarked;
