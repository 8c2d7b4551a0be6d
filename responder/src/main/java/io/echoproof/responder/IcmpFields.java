package io.echoproof.responder;

/**
 * The ICMP echo and timestamp messages: where their fields lie, in octets from the message's first
 * one, and the types (RFC 792, pages 14 and 16). All numbers are in network byte order.
 */
final class IcmpFields {
  static final int TYPE_OFFSET = 0;
  static final int CODE_OFFSET = 1;
  static final int CHECKSUM_OFFSET = 2;
  static final int IDENTIFIER_OFFSET = 4;

  /** Type, code, checksum, identifier, sequence number, in octets. */
  static final int HEADER_LENGTH = 8;

  static final int ORIGINATE_OFFSET = 8;
  static final int RECEIVE_OFFSET = 12;
  static final int TRANSMIT_OFFSET = 16;

  /** A timestamp message, in octets (RFC 792, page 16). */
  static final int TIMESTAMP_LENGTH = 20;

  static final int TYPE_ECHO_REPLY = 0;
  static final int TYPE_ECHO = 8;
  static final int TYPE_TIMESTAMP = 13;
  static final int TYPE_TIMESTAMP_REPLY = 14;

  static final int CODE_ZERO = 0;

  private IcmpFields() {}
}
