package io.echoproof.responder;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Reads the options of a request and makes those of its reply: Record Route and Internet Timestamp
 * brought up to date, a source route reversed, nothing else. What is not understood is ignored and
 * not returned (RFC 1122, section 3.2.1.8); what is impossible costs the request its reply. The
 * reply's options are never longer than the request's.
 */
final class ReplyOptions {
  private final ResponderClock clock;

  // Big-endian; a source route only in the second one, for it alone is copied on fragmentation.
  private final ByteBuffer first = ByteBuffer.allocate(OptionFields.MAXIMUM_LENGTH);
  private final ByteBuffer later = ByteBuffer.allocate(OptionFields.MAXIMUM_LENGTH);
  private int firstLength;
  private int laterLength;
  private int nextHop;
  private boolean recordRouteSeen;
  private boolean timestampSeen;
  private boolean sourceRouteSeen;

  ReplyOptions(ResponderClock clock) {
    this.clock = clock;
  }

  /** For a request without options. */
  void none(int source) {
    firstLength = 0;
    laterLength = 0;
    nextHop = source;
  }

  /**
   * Reads a header's options.
   *
   * @param in big-endian
   * @param offset index of the first option
   * @param length of all options in octets, 0 to 40
   * @param source of the request
   * @param own the specific destination of the request
   * @return why there is no reply, or nothing
   */
  Optional<DropReason> read(
      ByteBuffer in, int offset, int length, int source, int own, Configuration configuration) {
    none(source);
    recordRouteSeen = false;
    timestampSeen = false;
    sourceRouteSeen = false;
    int end = offset + length;
    int option = offset;
    while (option < end) {
      int type = Byte.toUnsignedInt(in.get(option));
      if (type == OptionFields.END_OF_LIST) {
        break;
      }
      if (type == OptionFields.NO_OPERATION) {
        option++;
        continue;
      }
      if (end - option < OptionFields.MINIMUM_LENGTH) {
        return DropReason.OPTION_MALFORMED.found();
      }
      int optionLength = Byte.toUnsignedInt(in.get(option + OptionFields.LENGTH_OFFSET));
      // A length below 2 would never get to the end (RFC 1122, section 3.2.1.8).
      if (optionLength < OptionFields.MINIMUM_LENGTH || optionLength > end - option) {
        return DropReason.OPTION_MALFORMED.found();
      }
      Optional<DropReason> fault =
          readOne(in, option, optionLength, type, source, own, configuration);
      if (fault.isPresent()) {
        return fault;
      }
      option += optionLength;
    }
    firstLength = padded(first, firstLength);
    laterLength = padded(later, laterLength);
    return Optional.empty();
  }

  private Optional<DropReason> readOne(
      ByteBuffer in,
      int option,
      int length,
      int type,
      int source,
      int own,
      Configuration configuration) {
    return switch (type) {
      case OptionFields.RECORD_ROUTE ->
          configuration.recordRoute ? readRecordRoute(in, option, length, own) : Optional.empty();
      case OptionFields.TIMESTAMP ->
          configuration.timestampOption
              ? readTimestamp(in, option, length, own, configuration.addresses)
              : Optional.empty();
      case OptionFields.LOOSE_SOURCE_ROUTE, OptionFields.STRICT_SOURCE_ROUTE ->
          configuration.sourceRoute
              ? readSourceRoute(in, option, length, source, configuration.addresses)
              : DropReason.SOURCE_ROUTE.found();
      default -> Optional.empty();
    };
  }

  private Optional<DropReason> readRecordRoute(ByteBuffer in, int option, int length, int own) {
    if (recordRouteSeen) {
      return DropReason.OPTION_REPEATED.found();
    }
    recordRouteSeen = true;
    Optional<DropReason> fault = RouteOptions.fault(in, option, length);
    if (fault.isEmpty()) {
      RouteOptions.record(in, option, length, own, first, firstLength);
      firstLength += length;
    }
    return fault;
  }

  private Optional<DropReason> readTimestamp(
      ByteBuffer in, int option, int length, int own, AddressCheck addresses) {
    if (timestampSeen) {
      return DropReason.OPTION_REPEATED.found();
    }
    timestampSeen = true;
    Optional<DropReason> fault = TimestampOption.fault(in, option, length);
    if (fault.isEmpty() && TimestampOption.isUnderstood(in, option)) {
      int now = TimestampOption.standardValue(clock);
      TimestampOption.stamp(in, option, length, own, addresses, now, first, firstLength);
      firstLength += length;
    }
    return fault;
  }

  /**
   * The addresses that were recorded on the way here, backwards: the last one is where the reply
   * goes first, the source is where it ends (RFC 1122, sections 3.2.1.8, c, and 3.2.2.6).
   */
  private Optional<DropReason> readSourceRoute(
      ByteBuffer in, int option, int length, int source, AddressCheck addresses) {
    if (sourceRouteSeen) {
      return DropReason.OPTION_REPEATED.found();
    }
    sourceRouteSeen = true;
    Optional<DropReason> fault = RouteOptions.fault(in, option, length);
    if (fault.isPresent()) {
      return fault;
    }
    if (RouteOptions.isIncomplete(in, option, length)) {
      return DropReason.SOURCE_ROUTE_INCOMPLETE.found();
    }
    int count = RouteOptions.count(length);
    // Case (B) of the discussion there: the source itself as the first hop.
    int begin = count > 0 && RouteOptions.address(in, option, 0) == source ? 1 : 0;
    for (int place = begin; place < count; place++) {
      if (addresses.sourceFault(RouteOptions.address(in, option, place)).isPresent()) {
        return DropReason.SOURCE_ROUTE_HOP.found();
      }
    }
    if (begin < count) {
      nextHop = RouteOptions.address(in, option, count - 1);
      writeReversed(in, option, begin, count, source, first, firstLength);
      writeReversed(in, option, begin, count, source, later, 0);
      laterLength = routeLength(count - begin);
      firstLength += laterLength;
    }
    return Optional.empty();
  }

  private static int routeLength(int count) {
    return OptionFields.ROUTE_HEADER_LENGTH + count * OptionFields.ADDRESS_LENGTH;
  }

  private static void writeReversed(
      ByteBuffer in, int option, int begin, int count, int source, ByteBuffer out, int to) {
    out.put(to + OptionFields.TYPE_OFFSET, in.get(option + OptionFields.TYPE_OFFSET));
    out.put(to + OptionFields.LENGTH_OFFSET, (byte) routeLength(count - begin));
    out.put(to + OptionFields.POINTER_OFFSET, (byte) (OptionFields.ROUTE_HEADER_LENGTH + 1));
    int at = to + OptionFields.ROUTE_HEADER_LENGTH;
    for (int place = count - 2; place >= begin; place--) {
      out.putInt(at, RouteOptions.address(in, option, place));
      at += OptionFields.ADDRESS_LENGTH;
    }
    out.putInt(at, source);
  }

  /** A header is a multiple of four octets long; zeros end the list and fill it up. */
  private static int padded(ByteBuffer options, int length) {
    int padded = length;
    while (padded % Integer.BYTES != 0) {
      options.put(padded++, (byte) OptionFields.END_OF_LIST);
    }
    return padded;
  }

  /** Where the reply goes, as its destination address. */
  int nextHop() {
    return nextHop;
  }

  /** The options of a reply's first frame, or of the only one; big-endian. */
  ByteBuffer first() {
    return first;
  }

  /** Their length in octets, a multiple of 4. */
  int firstLength() {
    return firstLength;
  }

  /** The options of a reply's other frames; big-endian. */
  ByteBuffer later() {
    return later;
  }

  /** Their length in octets, a multiple of 4. */
  int laterLength() {
    return laterLength;
  }
}
