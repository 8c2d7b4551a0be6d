@NullMarked
package io.echoproof.tun;

import org.jspecify.annotations.NullMarked;
