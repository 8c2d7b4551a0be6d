package io.echoproof.responder;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The reply to a request, on its way out in one frame or in several (RFC 791, section 3.2). Made
 * once and begun anew for every request.
 */
final class Reply {
  private static final int VERSION_AND_IHL =
      Ipv4Fields.VERSION << Ipv4Fields.VERSION_SHIFT | Ipv4Fields.MINIMUM_IHL;

  private final Request request;
  private final Fragments fragments;
  private final ReplyOptions options;
  private final ResponderClock clock;
  private final IdentificationCounters identifications;

  // A timestamp reply, which has nothing of the request's memory.
  private final ByteBuffer timestamp = ByteBuffer.allocate(IcmpFields.TIMESTAMP_LENGTH);

  private int messageLength;
  private int typeAndCode;
  private int checksum;
  private int tos;
  private int ttlAndProtocol;
  private int mtu;
  private int wholeFlags;
  private int identification;
  private int sent;
  private int nextPayload;
  private int nextLength;

  Reply(
      Request request,
      Fragments fragments,
      ReplyOptions options,
      ResponderClock clock,
      IdentificationCounters identifications) {
    this.request = request;
    this.fragments = fragments;
    this.options = options;
    this.clock = clock;
    this.identifications = identifications;
  }

  /** No reply, or no more of it. */
  void none() {
    nextLength = 0;
  }

  /** The length of the next frame in octets, 0 when there is none. */
  int nextLength() {
    return nextLength;
  }

  /**
   * Begins the reply to the request at hand.
   *
   * @param in the request's frame, at that offset
   * @return why there is none, or nothing
   */
  Optional<DropReason> begin(ByteBuffer in, int offset, Configuration configuration) {
    int headerLength = Ipv4Fields.MINIMUM_HEADER_LENGTH + options.firstLength();
    messageLength = request.isTimestamp() ? IcmpFields.TIMESTAMP_LENGTH : request.messageLength();
    mtu = configuration.mtu;
    boolean cut = false;
    if (headerLength + messageLength > mtu
        && configuration.oversizedReply != OversizedReplyPolicy.FRAGMENT) {
      if (configuration.oversizedReply == OversizedReplyPolicy.DROP || request.isTimestamp()) {
        return DropReason.REPLY_EXCEEDS_MTU.found();
      }
      messageLength = mtu - headerLength;
      cut = true;
    }
    if (request.isTimestamp()) {
      writeTimestamp(in, offset);
    } else {
      int code = configuration.echoCode == EchoCodePolicy.COPY ? request.code() : 0;
      typeAndCode = IcmpFields.TYPE_ECHO_REPLY << Byte.SIZE | code;
      long sum =
          cut ? request.sumBehindChecksum(in, offset, messageLength) : request.sumBehindChecksum();
      checksum = InternetChecksum.of(sum + typeAndCode);
    }
    beginHeader(configuration);
    sent = 0;
    advance();
    return Optional.empty();
  }

  private void beginHeader(Configuration configuration) {
    // The request's precedence and TOS (RFC 1812, section 4.3.2.5), but no congestion mark: a mark
    // is for the path that the request took (RFC 3168, section 5).
    tos =
        configuration.ecn == EcnPolicy.COPY ? request.tos() : request.tos() & Ipv4Fields.DSCP_MASK;
    ttlAndProtocol = configuration.initialTtl << Byte.SIZE | Ipv4Fields.PROTOCOL_ICMP;
    boolean dontFragment =
        configuration.dontFragment == DontFragmentPolicy.SET
            || (configuration.dontFragment == DontFragmentPolicy.COPY && request.dontFragment());
    wholeFlags = dontFragment ? Ipv4Fields.DONT_FRAGMENT : 0;
  }

  /** Originate as it came, receive and transmit from our clock (RFC 792, page 16). */
  private void writeTimestamp(ByteBuffer in, int offset) {
    if (request.isReassembled()) {
      fragments.copy(0, IcmpFields.TIMESTAMP_LENGTH, timestamp, 0);
    } else {
      timestamp.put(0, in, offset + request.messageOffset(), IcmpFields.TIMESTAMP_LENGTH);
    }
    int now = TimestampOption.standardValue(clock);
    timestamp.putInt(IcmpFields.RECEIVE_OFFSET, now);
    timestamp.putInt(IcmpFields.TRANSMIT_OFFSET, now);
    typeAndCode = IcmpFields.TYPE_TIMESTAMP_REPLY << Byte.SIZE;
    long sum =
        InternetChecksum.sum(
            timestamp,
            IcmpFields.IDENTIFIER_OFFSET,
            IcmpFields.TIMESTAMP_LENGTH - IcmpFields.IDENTIFIER_OFFSET);
    checksum = InternetChecksum.of(sum + typeAndCode);
  }

  /** Measures the next frame. All but the last carry a multiple of eight octets. */
  private void advance() {
    int left = messageLength - sent;
    if (left == 0) {
      nextLength = 0;
      return;
    }
    int headerLength = Ipv4Fields.MINIMUM_HEADER_LENGTH + optionsLength();
    int room = mtu - headerLength;
    nextPayload = left <= room ? left : room & -Ipv4Fields.FRAGMENT_UNIT;
    nextLength = headerLength + nextPayload;
  }

  private int optionsLength() {
    return sent == 0 ? options.firstLength() : options.laterLength();
  }

  /** Writes the next frame, and every octet of it. Returns the length of the one after it. */
  int write(ByteBuffer in, int inOffset, ByteBuffer out, int outOffset) {
    int optionsLength = optionsLength();
    int message = outOffset + Ipv4Fields.MINIMUM_HEADER_LENGTH + optionsLength;
    // The data first: where both are the same memory, the headers overwrite the request.
    copyMessage(in, inOffset, out, message);
    if (sent == 0) {
      out.putInt(message + IcmpFields.TYPE_OFFSET, typeAndCode << Short.SIZE | checksum);
      identification = identifications.next(request.destination(), options.nextHop());
    }
    if (optionsLength != 0) {
      out.put(
          outOffset + Ipv4Fields.MINIMUM_HEADER_LENGTH,
          sent == 0 ? options.first() : options.later(),
          0,
          optionsLength);
    }
    writeHeader(out, outOffset, optionsLength);
    sent += nextPayload;
    advance();
    return nextLength;
  }

  // The same object is the same memory; others are copied to, whatever they hold.
  @SuppressWarnings("ReferenceEquality")
  private void copyMessage(ByteBuffer in, int inOffset, ByteBuffer out, int to) {
    // Of the first frame's message the first four octets are written anew.
    int skipped = sent == 0 ? IcmpFields.IDENTIFIER_OFFSET : 0;
    int length = nextPayload - skipped;
    if (request.isTimestamp()) {
      out.put(to + skipped, timestamp, sent + skipped, length);
    } else if (request.isReassembled()) {
      fragments.copy(sent + skipped, length, out, to + skipped);
    } else {
      int from = inOffset + request.messageOffset() + sent;
      if (out != in || from != to) {
        out.put(to + skipped, in, from + skipped, length);
      }
    }
  }

  private void writeHeader(ByteBuffer out, int offset, int optionsLength) {
    int flags = wholeFlags;
    if (nextPayload != messageLength) {
      // Parts of a datagram can be cut again on their way, whatever was asked for the whole.
      boolean more = sent + nextPayload != messageLength;
      flags = (more ? Ipv4Fields.MORE_FRAGMENTS : 0) | sent / Ipv4Fields.FRAGMENT_UNIT;
    }
    int versionAndTos = (VERSION_AND_IHL + optionsLength / Integer.BYTES) << Byte.SIZE | tos;
    long first =
        (long) (versionAndTos << Short.SIZE | nextLength) << Integer.SIZE
            | Integer.toUnsignedLong(identification << Short.SIZE | flags);
    // From the address that was pinged (RFC 1122, section 3.2.2.6).
    long source = Integer.toUnsignedLong(request.destination());
    long destination = Integer.toUnsignedLong(options.nextHop());
    long sum =
        (first >>> Integer.SIZE)
            + (first & 0xFFFF_FFFFL)
            + ((long) ttlAndProtocol << Short.SIZE)
            + source
            + destination;
    if (optionsLength != 0) {
      sum += InternetChecksum.sum(out, offset + Ipv4Fields.MINIMUM_HEADER_LENGTH, optionsLength);
    }
    long second =
        (long) (ttlAndProtocol << Short.SIZE | InternetChecksum.of(sum)) << Integer.SIZE | source;
    out.putLong(offset + Ipv4Fields.VERSION_AND_IHL_OFFSET, first);
    out.putLong(offset + Ipv4Fields.TTL_OFFSET, second);
    out.putInt(offset + Ipv4Fields.DESTINATION_OFFSET, (int) destination);
  }
}
