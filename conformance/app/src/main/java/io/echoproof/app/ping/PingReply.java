package io.echoproof.app.ping;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One echo reply as a ping program printed it.
 *
 * @param from the dotted IPv4 address that the program gives as the sender
 * @param bytes the size as printed, in bytes: {@code ping.exe} counts the data of the echo, iputils
 *     the ICMP message with its header of 8 bytes; see {@link #dataBytes()}
 * @param bytesSent the size of the request's data in bytes; {@code ping.exe} prints it when it
 *     differs from the reply's: {@code bytes=64 (sent 1472)}
 * @param sequence the sequence number, 0 to 65535; printed by iputils only
 * @param ttl the time to live of the reply's IP header, 0 to 255
 * @param time the round-trip time; iputils prints none where the data is shorter than the 16 bytes
 *     of its time stamp, or than what was sent
 * @param miscompareOffset the offset in the echo's data, in bytes from 0, of the first byte that
 *     came back altered
 * @param marks remarks that iputils appended
 */
public record PingReply(
    String from,
    int bytes,
    OptionalInt bytesSent,
    OptionalInt sequence,
    int ttl,
    Optional<PingTime> time,
    OptionalInt miscompareOffset,
    Set<PingMark> marks) {

  /** The length of the ICMP echo header, RFC 792: type, code, checksum, identifier, sequence. */
  private static final int ECHO_HEADER_BYTES = 8;

  /** Takes a copy of the marks, in the order of their declaration. */
  public PingReply {
    marks = marks.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(marks));
  }

  /**
   * The size of the echo's data in bytes, without the ICMP header, whichever program printed it.
   */
  public int dataBytes() {
    return sequence.isPresent() ? Math.max(0, bytes - ECHO_HEADER_BYTES) : bytes;
  }

  /** Whether the program says that this request had been answered before. */
  public boolean duplicate() {
    return marks.contains(PingMark.DUPLICATE);
  }

  /** Whether the program says that the data came back altered. */
  public boolean miscompare() {
    return miscompareOffset.isPresent();
  }

  PingReply withMiscompareAt(int offset) {
    return new PingReply(
        from, bytes, bytesSent, sequence, ttl, time, OptionalInt.of(offset), marks);
  }
}
