/** What the catalogue and the suite hold, side by side: for {@code list} and {@code explain}. */
@NullMarked
package io.echoproof.app.overview;

import org.jspecify.annotations.NullMarked;
