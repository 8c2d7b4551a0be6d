/**
 * The ICMP echo responder: frames in, frames out, and the loop that drives it on a {@link
 * io.echoproof.tun.TunDevice}.
 */
@NullMarked
package io.echoproof.responder;

import org.jspecify.annotations.NullMarked;
