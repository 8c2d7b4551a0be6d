/**
 * The packet model of the judge: crafts any frame, also a broken one, and decodes any frame. Every
 * field is computed unless given. It shares no code with any target.
 */
@NullMarked
package io.echoproof.conformance.packet;

import org.jspecify.annotations.NullMarked;
