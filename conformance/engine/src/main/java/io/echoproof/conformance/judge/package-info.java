/** From the ledger to findings, and from findings to verdicts. */
@NullMarked
package io.echoproof.conformance.judge;

import org.jspecify.annotations.NullMarked;
