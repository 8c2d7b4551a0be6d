package io.echoproof.responder;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What a responder keeps of a request from judging it to answering it, be it a frame or a datagram
 * that was put together. Made once and read again for every frame; the values mean something only
 * after {@link #read} found no fault and {@link #isWhole} is true.
 */
final class Request {
  private final Fragments fragments;
  private final ReplyOptions options;

  private int source;
  private int destination;
  private int tos;
  private boolean dontFragment;
  private boolean whole;
  private boolean reassembled;
  private int messageOffset;
  private int messageLength;
  private int type;
  private int code;
  private long sumBehindChecksum;

  Request(Fragments fragments, ReplyOptions options) {
    this.fragments = fragments;
    this.options = options;
  }

  /**
   * Reads a frame.
   *
   * @param in big-endian
   * @param offset index of the frame's first octet
   * @param length of the frame in octets
   * @return why it is nothing that can be answered, now or with the fragments that will come; or
   *     nothing
   */
  Optional<DropReason> read(ByteBuffer in, int offset, int length, Configuration configuration) {
    whole = false;
    reassembled = false;
    Optional<DropReason> fault = Ipv4HeaderCheck.fault(in, offset, length);
    if (fault.isEmpty()) {
      fault = readAddresses(in, offset, configuration.addresses);
    }
    if (fault.isPresent()) {
      return fault;
    }
    if (in.get(offset + Ipv4Fields.PROTOCOL_OFFSET) != Ipv4Fields.PROTOCOL_ICMP) {
      return DropReason.PROTOCOL_NOT_ICMP.found();
    }
    return Ipv4HeaderCheck.isFragment(in, offset)
        ? readFragment(in, offset, configuration)
        : readDatagram(in, offset, configuration);
  }

  private Optional<DropReason> readAddresses(ByteBuffer in, int offset, AddressCheck addresses) {
    source = in.getInt(offset + Ipv4Fields.SOURCE_OFFSET);
    int given = in.getInt(offset + Ipv4Fields.DESTINATION_OFFSET);
    Optional<DropReason> fault = addresses.destinationFault(given);
    if (fault.isEmpty()) {
      fault = addresses.sourceFault(source);
      destination = addresses.specificDestination(given);
    }
    return fault;
  }

  private Optional<DropReason> readDatagram(
      ByteBuffer in, int offset, Configuration configuration) {
    messageOffset = Ipv4HeaderCheck.headerLength(in, offset);
    messageLength = Ipv4HeaderCheck.totalLength(in, offset) - messageOffset;
    tos = Byte.toUnsignedInt(in.get(offset + Ipv4Fields.TOS_OFFSET));
    Optional<DropReason> fault = readHeader(in, offset, messageOffset, configuration);
    return fault.isEmpty() ? readMessage(in, offset + messageOffset, configuration) : fault;
  }

  private Optional<DropReason> readFragment(
      ByteBuffer in, int offset, Configuration configuration) {
    Optional<DropReason> fault = fragments.add(in, offset, configuration.settings.reassembly());
    if (fault.isPresent() || !fragments.isWhole()) {
      return fault;
    }
    // Fragment zero's header is the datagram's, its options included (RFC 791, section 3.2).
    Reassembly datagram = fragments.whole();
    reassembled = true;
    messageLength = datagram.messageLength();
    tos = datagram.tos();
    fault = readHeader(datagram.header, 0, datagram.headerLength(), configuration);
    return fault.isEmpty()
        ? readMessage(fragments.octets(), fragments.firstOctet(), configuration)
        : fault;
  }

  private Optional<DropReason> readHeader(
      ByteBuffer header, int offset, int headerLength, Configuration configuration) {
    int flags = header.getShort(offset + Ipv4Fields.FLAGS_AND_FRAGMENT_OFFSET);
    dontFragment = (flags & Ipv4Fields.DONT_FRAGMENT) != 0;
    if (headerLength == Ipv4Fields.MINIMUM_HEADER_LENGTH) {
      options.none(source);
      return Optional.empty();
    }
    return options.read(
        header,
        offset + Ipv4Fields.MINIMUM_HEADER_LENGTH,
        headerLength - Ipv4Fields.MINIMUM_HEADER_LENGTH,
        source,
        destination,
        configuration);
  }

  /**
   * @param message index of the message's first octet; at least the first 8 octets are there, if
   *     the message is that long
   */
  private Optional<DropReason> readMessage(
      ByteBuffer in, int message, Configuration configuration) {
    if (messageLength < IcmpFields.HEADER_LENGTH) {
      return DropReason.ICMP_TOO_SHORT.found();
    }
    // Type, code and checksum differ between request and reply, all behind them is the same: its
    // sum is taken once and serves both. No sum is updated, so RFC 1624's corners do not arise.
    sumBehindChecksum =
        reassembled
            ? fragments.sum(
                IcmpFields.IDENTIFIER_OFFSET, messageLength - IcmpFields.IDENTIFIER_OFFSET)
            : InternetChecksum.sum(
                in,
                message + IcmpFields.IDENTIFIER_OFFSET,
                messageLength - IcmpFields.IDENTIFIER_OFFSET);
    int typeCodeAndChecksum = in.getInt(message + IcmpFields.TYPE_OFFSET);
    if (!InternetChecksum.isRight(
        sumBehindChecksum + Integer.toUnsignedLong(typeCodeAndChecksum))) {
      return DropReason.ICMP_CHECKSUM.found();
    }
    type = typeCodeAndChecksum >>> 24;
    code = typeCodeAndChecksum >>> 16 & 0xFF;
    Optional<DropReason> fault = typeFault(configuration);
    whole = fault.isEmpty();
    return fault;
  }

  private Optional<DropReason> typeFault(Configuration configuration) {
    if (type == IcmpFields.TYPE_ECHO) {
      if (!configuration.echo) {
        return DropReason.ECHO_SWITCHED_OFF.found();
      }
    } else if (type == IcmpFields.TYPE_TIMESTAMP && configuration.timestampService) {
      if (messageLength < IcmpFields.TIMESTAMP_LENGTH) {
        return DropReason.ICMP_TOO_SHORT.found();
      }
    } else {
      return DropReason.ICMP_NOT_ECHO_REQUEST.found();
    }
    return code != IcmpFields.CODE_ZERO && configuration.echoCode == EchoCodePolicy.DROP
        ? DropReason.ECHO_CODE_NOT_ZERO.found()
        : Optional.empty();
  }

  /** Whether all of the request is there; else it was a fragment, kept for the others. */
  boolean isWhole() {
    return whole;
  }

  /** Whether it came in fragments. */
  boolean isReassembled() {
    return reassembled;
  }

  /** Whether it is a timestamp request, and not an echo. */
  boolean isTimestamp() {
    return type == IcmpFields.TYPE_TIMESTAMP;
  }

  /** The own address that was meant, as a 32-bit number. */
  int destination() {
    return destination;
  }

  /** The type of service, DSCP and ECN, 0 to 255. */
  int tos() {
    return tos;
  }

  /** The flag "don't fragment". */
  boolean dontFragment() {
    return dontFragment;
  }

  /** Where the message begins, in octets from the frame's first one; not of a reassembled one. */
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

  /** The sum, not folded, over all of the message behind its checksum. */
  long sumBehindChecksum() {
    return sumBehindChecksum;
  }

  /** The sum, not folded, behind the checksum, of a message that is cut to that length. */
  long sumBehindChecksum(ByteBuffer in, int offset, int cutLength) {
    int length = cutLength - IcmpFields.IDENTIFIER_OFFSET;
    return reassembled
        ? fragments.sum(IcmpFields.IDENTIFIER_OFFSET, length)
        : InternetChecksum.sum(in, offset + messageOffset + IcmpFields.IDENTIFIER_OFFSET, length);
  }
}
