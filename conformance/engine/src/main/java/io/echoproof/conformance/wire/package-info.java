/** Probes on their way: keys, the run-wide ledger, the finding of replies, liveness. */
@NullMarked
package io.echoproof.conformance.wire;

import org.jspecify.annotations.NullMarked;
