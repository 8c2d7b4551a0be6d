/**
 * What a ping program printed, read by structure: addresses, numbers, {@code =}, {@code %} and
 * {@code TTL=}, on the undecoded bytes and in any language.
 */
@NullMarked
package io.echoproof.app.ping;

import org.jspecify.annotations.NullMarked;
