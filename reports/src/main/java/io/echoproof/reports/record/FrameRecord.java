package io.echoproof.reports.record;

import java.util.List;
import java.util.Optional;

/**
 * One frame as it was on the link.
 *
 * @param direction whether the tester sent or received it
 * @param label its part in the exchange. Sent: {@code probe}, {@code twin}, {@code sentinel}, ...
 *     Received: what answers the probe has any name ({@code reply}, {@code late reply}, {@code ICMP
 *     error}); what answers another frame has that frame's name in its own ({@code reply to twin},
 *     {@code reply to sentinel}), so that it is not shown beside the probe
 * @param micros microseconds since the run's start
 * @param length the frame's length in octets
 * @param hex its octets as lower case hex digits; cut after {@link #SHOWN_OCTETS} octets (the
 *     capture has them all)
 * @param fields its fields, in the order of their offsets
 */
public record FrameRecord(
    Direction direction,
    String label,
    long micros,
    int length,
    String hex,
    List<FieldRecord> fields) {

  /** How many octets of a frame a record holds at most. */
  public static final int SHOWN_OCTETS = 1_600;

  /** Seen from the tester. */
  public enum Direction {
    SENT,
    RECEIVED
  }

  /** Why a field is marked. */
  public enum Mark {
    /** Nothing special. */
    NONE,
    /** The field of a sent frame that makes the probe what it is. */
    MUTATED,
    /** The field of a received frame that is not as it has to be. */
    DIFFERS
  }

  /**
   * A field.
   *
   * @param layer {@code IPv4}, {@code ICMP}, {@code data}, {@code trailer}, ...
   * @param name the field's name in the RFC's terms
   * @param offset offset of its first octet in the frame
   * @param length its length in octets; 1 for a field of some bits
   * @param value its value, for people
   * @param mark why it is marked
   * @param expected what it has to be, for a field that differs
   */
  public record FieldRecord(
      String layer,
      String name,
      int offset,
      int length,
      String value,
      Mark mark,
      Optional<String> expected) {}
}
