/**
 * The fuzzer: seeded frames and sequences of them, judged by the oracle; what disagrees is shrunk
 * and saved as a case that can be replayed.
 */
@NullMarked
package io.echoproof.app.fuzz;

import org.jspecify.annotations.NullMarked;
