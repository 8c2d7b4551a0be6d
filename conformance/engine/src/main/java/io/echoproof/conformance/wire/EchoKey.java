package io.echoproof.conformance.wire;

/**
 * What tells echo messages of one source apart.
 *
 * @param identifier 16 bits
 * @param sequenceNumber 16 bits
 */
public record EchoKey(int identifier, int sequenceNumber) {
  @Override
  public String toString() {
    return String.format("%04x/%04x", identifier, sequenceNumber);
  }
}
