/** What only Windows has and EchoProof changes there: its firewall. */
@NullMarked
package io.echoproof.app.windows;

import org.jspecify.annotations.NullMarked;
