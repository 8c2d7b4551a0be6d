@NullMarked
package io.echoproof.reports;

import org.jspecify.annotations.NullMarked;
