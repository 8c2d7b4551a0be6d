/**
 * Planted faults: small mistakes that implementers make, each around a stack that is right
 * otherwise, and what the suite has to say about it. They change frames on their way in and out and
 * know no class of the stack.
 */
@NullMarked
package io.echoproof.app.faults;

import org.jspecify.annotations.NullMarked;
