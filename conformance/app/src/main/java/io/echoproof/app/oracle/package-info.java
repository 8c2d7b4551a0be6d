/**
 * An executable reading of the RFCs: what has to come back for any frame at all. Written from the
 * catalogue; shares nothing with the responder.
 */
@NullMarked
package io.echoproof.app.oracle;

import org.jspecify.annotations.NullMarked;
