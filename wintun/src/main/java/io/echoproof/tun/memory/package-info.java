/** Tun devices in memory, for what needs neither a kernel nor rights. */
@NullMarked
package io.echoproof.tun.memory;

import org.jspecify.annotations.NullMarked;
