package io.echoproof.conformance.wire;

import io.echoproof.conformance.packet.IcmpMessage;

/**
 * What tells echo messages of one source apart.
 *
 * @param identifier 16 bits
 * @param sequenceNumber 16 bits
 */
public record EchoKey(int identifier, int sequenceNumber) {
  /**
   * The key of a query or its reply. Extended echo messages number with the upper eight bits only:
   * the others carry flags and state (RFC 8335, sections 2 and 3).
   */
  static EchoKey of(IcmpMessage message) {
    boolean extended =
        message.type() == IcmpMessage.EXTENDED_ECHO_REQUEST
            || message.type() == IcmpMessage.EXTENDED_ECHO_REPLY;
    return new EchoKey(
        message.identifier(),
        extended ? message.sequenceNumber() & 0xFF00 : message.sequenceNumber());
  }

  @Override
  public String toString() {
    return String.format("%04x/%04x", identifier, sequenceNumber);
  }
}
