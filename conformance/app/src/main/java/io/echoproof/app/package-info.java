@NullMarked
package io.echoproof.app;

import org.jspecify.annotations.NullMarked;
