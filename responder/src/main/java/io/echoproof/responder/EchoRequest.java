package io.echoproof.responder;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What a responder keeps of a request from judging it to answering it. Made once and read again for
 * every frame; the values mean something only after {@link #read} found no fault.
 */
final class EchoRequest {
  private int source;
  private int destination;
  private int tos;
  private int messageOffset;
  private int messageLength;
  private int code;
  private long sumBehindChecksum;

  /**
   * Reads a frame.
   *
   * @param in big-endian
   * @param offset index of the frame's first octet
   * @param length of the frame in octets
   * @return why the frame is not an echo request that can be answered, or nothing
   */
  Optional<DropReason> read(ByteBuffer in, int offset, int length, AddressCheck addresses) {
    Optional<DropReason> fault = Ipv4HeaderCheck.fault(in, offset, length);
    if (fault.isEmpty()) {
      fault = readAddresses(in, offset, addresses);
    }
    if (fault.isEmpty()) {
      fault = readPayloadKind(in, offset);
    }
    return fault.isEmpty() ? readMessage(in, offset) : fault;
  }

  private Optional<DropReason> readAddresses(ByteBuffer in, int offset, AddressCheck addresses) {
    source = in.getInt(offset + Ipv4Fields.SOURCE_OFFSET);
    destination = in.getInt(offset + Ipv4Fields.DESTINATION_OFFSET);
    Optional<DropReason> fault = addresses.destinationFault(destination);
    return fault.isEmpty() ? addresses.sourceFault(source) : fault;
  }

  private Optional<DropReason> readPayloadKind(ByteBuffer in, int offset) {
    if (in.get(offset + Ipv4Fields.PROTOCOL_OFFSET) != Ipv4Fields.PROTOCOL_ICMP) {
      return DropReason.PROTOCOL_NOT_ICMP.found();
    }
    if (Ipv4HeaderCheck.isFragment(in, offset)) {
      return DropReason.FRAGMENT.found();
    }
    messageOffset = Ipv4HeaderCheck.headerLength(in, offset);
    if (messageOffset != Ipv4Fields.MINIMUM_HEADER_LENGTH) {
      return DropReason.OPTIONS.found();
    }
    tos = Byte.toUnsignedInt(in.get(offset + Ipv4Fields.TOS_OFFSET));
    return Optional.empty();
  }

  private Optional<DropReason> readMessage(ByteBuffer in, int offset) {
    int message = offset + messageOffset;
    messageLength = Ipv4HeaderCheck.totalLength(in, offset) - messageOffset;
    if (messageLength < IcmpFields.HEADER_LENGTH) {
      return DropReason.ICMP_TOO_SHORT.found();
    }
    // Type, code and checksum differ between request and reply, all behind them is the same: its
    // sum
    // is taken once and serves both. No sum is ever updated, so RFC 1624's corners do not arise.
    sumBehindChecksum =
        InternetChecksum.sum(
            in,
            message + IcmpFields.IDENTIFIER_OFFSET,
            messageLength - IcmpFields.IDENTIFIER_OFFSET);
    long sum = sumBehindChecksum + InternetChecksum.sum(in, message, IcmpFields.IDENTIFIER_OFFSET);
    if (!InternetChecksum.isRight(sum)) {
      return DropReason.ICMP_CHECKSUM.found();
    }
    if (in.get(message + IcmpFields.TYPE_OFFSET) != IcmpFields.TYPE_ECHO) {
      return DropReason.ICMP_NOT_ECHO_REQUEST.found();
    }
    code = Byte.toUnsignedInt(in.get(message + IcmpFields.CODE_OFFSET));
    return Optional.empty();
  }

  /** The source address, as a 32-bit number. */
  int source() {
    return source;
  }

  /** The destination address, as a 32-bit number. */
  int destination() {
    return destination;
  }

  /** The type of service, DSCP and ECN, 0 to 255. */
  int tos() {
    return tos;
  }

  /** Where the ICMP message begins, in octets from the frame's first one. */
  int messageOffset() {
    return messageOffset;
  }

  /** The length of the ICMP message in octets. */
  int messageLength() {
    return messageLength;
  }

  /** The ICMP code, 0 to 255. */
  int code() {
    return code;
  }

  /** The sum, not folded, over identifier, sequence number and data. */
  long sumBehindChecksum() {
    return sumBehindChecksum;
  }
}
