package io.echoproof.conformance.wire;

/**
 * A field of a reply that is not as it has to be.
 *
 * @param layer as in {@link io.echoproof.conformance.packet.Field}
 * @param field the field's name as there
 * @param expected its right value, for people
 * @param seen its value, for people
 */
public record Difference(String layer, String field, String expected, String seen) {
  @Override
  public String toString() {
    return layer + " " + field + ": expected " + expected + ", seen " + seen;
  }
}
