/** Tun devices on Windows: Wintun and the IP helper, reached through JNA. 64-bit only. */
@NullMarked
package io.echoproof.tun.windows;

import org.jspecify.annotations.NullMarked;
