/** Several runs side by side: what targets do alike, and where they differ. */
@NullMarked
package io.echoproof.reports.compare;

import org.jspecify.annotations.NullMarked;
