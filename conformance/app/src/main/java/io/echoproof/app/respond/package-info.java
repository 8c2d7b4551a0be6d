/** The responder on a tun device of its own. */
@NullMarked
package io.echoproof.app.respond;

import org.jspecify.annotations.NullMarked;
