package io.echoproof.conformance.packet;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * An ICMP message (RFC 792), well formed or not. The second 32-bit word is seen as identifier and
 * sequence number, as in echo messages; in error messages it is what the type makes of it.
 *
 * @param type 8 bits
 * @param code 8 bits
 * @param checksum 16 bits; computed: over the whole message
 * @param identifier 16 bits
 * @param sequenceNumber 16 bits
 * @param data what follows the first eight octets
 */
public record IcmpMessage(
    int type, int code, OptionalInt checksum, int identifier, int sequenceNumber, Octets data) {

  /** Length of the fixed part in octets. */
  public static final int HEADER_LENGTH = 8;

  public static final int ECHO_REPLY = 0;
  public static final int DESTINATION_UNREACHABLE = 3;
  public static final int SOURCE_QUENCH = 4;
  public static final int REDIRECT = 5;
  public static final int ECHO_REQUEST = 8;
  public static final int TIME_EXCEEDED = 11;
  public static final int PARAMETER_PROBLEM = 12;
  public static final int TIMESTAMP = 13;
  public static final int TIMESTAMP_REPLY = 14;
  public static final int INFORMATION_REQUEST = 15;
  public static final int INFORMATION_REPLY = 16;
  public static final int ADDRESS_MASK_REQUEST = 17;
  public static final int ADDRESS_MASK_REPLY = 18;
  public static final int EXTENDED_ECHO_REQUEST = 42;
  public static final int EXTENDED_ECHO_REPLY = 43;

  static final int CHECKSUM = 2;
  static final int IDENTIFIER = 4;
  static final int SEQUENCE_NUMBER = 6;

  /** An echo request, code 0, checksum computed. */
  public static IcmpMessage echoRequest(int identifier, int sequenceNumber, Octets data) {
    return new IcmpMessage(ECHO_REQUEST, 0, OptionalInt.empty(), identifier, sequenceNumber, data);
  }

  /** The message's octets. */
  public Octets toOctets() {
    Octets zeroed =
        Octets.ofInts(
                type,
                code,
                0,
                0,
                identifier >>> 8,
                identifier,
                sequenceNumber >>> 8,
                sequenceNumber)
            .plus(data);
    int value = checksum.orElseGet(() -> Checksum.of(zeroed));
    return zeroed.with(CHECKSUM, value >>> 8).with(CHECKSUM + 1, value);
  }

  /** Decodes a message of at least eight octets; a shorter one is no message. */
  public static Optional<IcmpMessage> decode(Octets octets) {
    if (octets.length() < HEADER_LENGTH) {
      return Optional.empty();
    }
    return Optional.of(
        new IcmpMessage(
            octets.u8(0),
            octets.u8(1),
            OptionalInt.of(octets.u16(CHECKSUM)),
            octets.u16(IDENTIFIER),
            octets.u16(SEQUENCE_NUMBER),
            octets.slice(HEADER_LENGTH, octets.length())));
  }

  /** The ICMP messages that report an error (RFC 1122, section 3.2.2). */
  public boolean isError() {
    return isErrorType(type);
  }

  /** Whether a type reports an error (RFC 1122, section 3.2.2). */
  public static boolean isErrorType(int type) {
    return switch (type) {
      case DESTINATION_UNREACHABLE, SOURCE_QUENCH, REDIRECT, TIME_EXCEEDED, PARAMETER_PROBLEM ->
          true;
      default -> false;
    };
  }

  public IcmpMessage withType(int value) {
    return new IcmpMessage(value, code, checksum, identifier, sequenceNumber, data);
  }

  public IcmpMessage withCode(int value) {
    return new IcmpMessage(type, value, checksum, identifier, sequenceNumber, data);
  }

  public IcmpMessage withChecksum(int value) {
    return new IcmpMessage(type, code, OptionalInt.of(value), identifier, sequenceNumber, data);
  }

  public IcmpMessage withKey(int newIdentifier, int newSequenceNumber) {
    return new IcmpMessage(type, code, checksum, newIdentifier, newSequenceNumber, data);
  }

  public IcmpMessage withData(Octets value) {
    return new IcmpMessage(type, code, checksum, identifier, sequenceNumber, value);
  }
}
