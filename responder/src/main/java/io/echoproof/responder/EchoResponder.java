package io.echoproof.responder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.Optional;

/**
 * The ICMP echo server that every host must have (RFC 1122, section 3.2.2.6): a frame in, a reply
 * or silence out. No input or output, no clock, no allocation per frame.
 *
 * <p>A frame takes two steps, since some devices want to know a reply's length before they give
 * room for it: {@link #accept} judges the frame and tells the length, {@link #reply} writes the
 * reply. The room may be the request's own memory, or overlap it in any way.
 *
 * <p>Buffers are big-endian and used by absolute index only, up to their limit; heap or direct, at
 * any alignment. One thread at a time; only {@link #counters} may be read by others.
 */
public final class EchoResponder {
  private static final int VERSION_AND_IHL =
      Ipv4Fields.VERSION << Ipv4Fields.VERSION_SHIFT | Ipv4Fields.MINIMUM_IHL;
  private static final int IDENTIFICATION_MASK = 0xFFFF;

  private final ResponderSettings settings;
  private final AddressCheck addresses;
  private final Counters counters = new Counters();
  private final EchoRequest request = new EchoRequest();

  private int identification;
  private int replyLength;
  private Optional<DropReason> lastDrop = Optional.empty();

  /** A responder of its own, that has received nothing yet. */
  public EchoResponder(ResponderSettings settings) {
    this.settings = settings;
    this.addresses =
        new AddressCheck(Ipv4Address.toInt(settings.address()), settings.prefixLength());
    this.identification = settings.firstIdentification();
  }

  /** The settings that this responder was made with. */
  public ResponderSettings settings() {
    return settings;
  }

  /** What this responder has done so far; any thread may read it. */
  public Counters counters() {
    return counters;
  }

  /** Why the last frame was dropped; nothing when it was accepted, or before the first. */
  public Optional<DropReason> lastDrop() {
    return lastDrop;
  }

  /**
   * Judges a received frame, and counts it.
   *
   * @param in holds the frame, big-endian; not changed
   * @param offset index of the frame's first octet
   * @param length of the frame in octets, 0 or more; octets behind the datagram's total length are
   *     neither summed nor returned
   * @return the length of the reply in octets, 0 when there is none ({@link #lastDrop} says why)
   * @throws IllegalArgumentException when the buffer is not big-endian
   * @throws IndexOutOfBoundsException when the frame is not within the buffer
   */
  public int accept(ByteBuffer in, int offset, int length) {
    replyLength = 0;
    lastDrop = Optional.empty();
    counters.countReceived();
    requireWithin(in, offset, length);
    Optional<DropReason> fault = request.read(in, offset, length, addresses);
    if (fault.isEmpty()) {
      fault = replyFault();
    }
    if (fault.isPresent()) {
      lastDrop = fault;
      counters.countDropped(fault.get());
      return 0;
    }
    replyLength = Ipv4Fields.MINIMUM_HEADER_LENGTH + request.messageLength();
    return replyLength;
  }

  /** Why an echo request gets no reply all the same. */
  private Optional<DropReason> replyFault() {
    if (settings.echoCode() == EchoCodePolicy.DROP && request.code() != IcmpFields.CODE_ZERO) {
      return DropReason.ECHO_CODE_NOT_ZERO.found();
    }
    if (Ipv4Fields.MINIMUM_HEADER_LENGTH + request.messageLength() > settings.mtu()) {
      return DropReason.REPLY_EXCEEDS_MTU.found();
    }
    return Optional.empty();
  }

  /**
   * Writes the reply to the frame that was accepted last: once, and every octet of it, so that the
   * room may hold anything before.
   *
   * @param in holds the accepted frame, unchanged since; big-endian
   * @param inOffset index of the frame's first octet
   * @param out takes the reply, big-endian; may be {@code in}
   * @param outOffset index of the reply's first octet
   * @throws IllegalStateException when no accepted frame waits for its reply
   * @throws IllegalArgumentException when a buffer is not big-endian
   * @throws IndexOutOfBoundsException when the frame or the reply is not within its buffer
   */
  public void reply(ByteBuffer in, int inOffset, ByteBuffer out, int outOffset) {
    if (replyLength == 0) {
      throw new IllegalStateException("no accepted frame waits for its reply; call accept first");
    }
    requireWithin(in, inOffset, request.messageOffset() + request.messageLength());
    requireWithin(out, outOffset, replyLength);
    // The data first: where both are the same memory, the headers overwrite the request.
    int message = outOffset + Ipv4Fields.MINIMUM_HEADER_LENGTH;
    out.put(
        message + IcmpFields.IDENTIFIER_OFFSET,
        in,
        inOffset + request.messageOffset() + IcmpFields.IDENTIFIER_OFFSET,
        request.messageLength() - IcmpFields.IDENTIFIER_OFFSET);
    writeIcmpHeader(out, message);
    writeIpv4Header(out, outOffset);
    replyLength = 0;
    counters.countReply();
  }

  /** Type, code and checksum. Identifier, sequence number and data stay as they are (RFC 792). */
  private void writeIcmpHeader(ByteBuffer out, int message) {
    int code = settings.echoCode() == EchoCodePolicy.COPY ? request.code() : IcmpFields.CODE_ZERO;
    int typeAndCode = IcmpFields.TYPE_ECHO_REPLY << Byte.SIZE | code;
    int checksum = InternetChecksum.of(request.sumBehindChecksum() + typeAndCode);
    out.putShort(message + IcmpFields.TYPE_OFFSET, (short) typeAndCode);
    out.putShort(message + IcmpFields.CHECKSUM_OFFSET, (short) checksum);
  }

  private void writeIpv4Header(ByteBuffer out, int offset) {
    out.put(offset + Ipv4Fields.VERSION_AND_IHL_OFFSET, (byte) VERSION_AND_IHL);
    // The request's precedence and TOS (RFC 1812, section 4.3.2.5), but no congestion mark: a mark
    // is for the path that the request took (RFC 3168, section 5).
    out.put(offset + Ipv4Fields.TOS_OFFSET, (byte) (request.tos() & Ipv4Fields.DSCP_MASK));
    out.putShort(offset + Ipv4Fields.TOTAL_LENGTH_OFFSET, (short) replyLength);
    out.putShort(offset + Ipv4Fields.IDENTIFICATION_OFFSET, (short) identification);
    out.putShort(offset + Ipv4Fields.FLAGS_AND_FRAGMENT_OFFSET, (short) 0);
    out.put(offset + Ipv4Fields.TTL_OFFSET, (byte) settings.initialTtl());
    out.put(offset + Ipv4Fields.PROTOCOL_OFFSET, (byte) Ipv4Fields.PROTOCOL_ICMP);
    out.putShort(offset + Ipv4Fields.HEADER_CHECKSUM_OFFSET, (short) 0);
    // From the address that was pinged (RFC 1122, section 3.2.2.6).
    out.putInt(offset + Ipv4Fields.SOURCE_OFFSET, request.destination());
    out.putInt(offset + Ipv4Fields.DESTINATION_OFFSET, request.source());
    long sum = InternetChecksum.sum(out, offset, Ipv4Fields.MINIMUM_HEADER_LENGTH);
    out.putShort(offset + Ipv4Fields.HEADER_CHECKSUM_OFFSET, (short) InternetChecksum.of(sum));
    // Another ID for each: without DF the reply may be fragmented on its way, and its parts must be
    // told from those of others (RFC 791, section 2.3).
    identification = identification + 1 & IDENTIFICATION_MASK;
  }

  /**
   * Answers a frame in memory. Allocates: for tests and for links without a device, not for the
   * packet path.
   *
   * @param frame any octets, of any length; not changed
   * @return the reply, or nothing when there is none ({@link #lastDrop} says why)
   */
  public Optional<byte[]> respond(byte[] frame) {
    ByteBuffer in = ByteBuffer.wrap(frame);
    int length = accept(in, 0, frame.length);
    if (length == 0) {
      return Optional.empty();
    }
    byte[] reply = new byte[length];
    reply(in, 0, ByteBuffer.wrap(reply), 0);
    return Optional.of(reply);
  }

  private static void requireWithin(ByteBuffer buffer, int offset, int length) {
    if (buffer.order() != ByteOrder.BIG_ENDIAN) {
      throw new IllegalArgumentException(
          "the buffer is little-endian; set its order to BIG_ENDIAN");
    }
    Objects.checkFromIndexSize(offset, length, buffer.limit());
  }
}
