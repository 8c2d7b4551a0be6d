/** What this machine offers: found by trying, for {@code doctor}. */
@NullMarked
package io.echoproof.app.doctor;

import org.jspecify.annotations.NullMarked;
