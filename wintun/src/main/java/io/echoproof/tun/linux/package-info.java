/** Tun devices on Linux: /dev/net/tun, rtnetlink and sysctl, reached through JNA. */
@NullMarked
package io.echoproof.tun.linux;

import org.jspecify.annotations.NullMarked;
