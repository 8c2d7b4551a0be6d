package io.echoproof.responder;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The two options that hold a list of addresses: Record Route and source routes (RFC 791, section
 * 3.1). Indices are of the option's first octet.
 */
final class RouteOptions {
  private RouteOptions() {}

  /** Why a list of addresses is impossible, or nothing. */
  static Optional<DropReason> fault(ByteBuffer in, int option, int length) {
    if (length < OptionFields.ROUTE_HEADER_LENGTH) {
      return DropReason.OPTION_MALFORMED.found();
    }
    int pointer = pointer(in, option);
    boolean tooSmall = pointer <= OptionFields.ROUTE_HEADER_LENGTH;
    // Octets that no address fits into, or a pointer into the middle of one (RFC 791, page 21: some
    // room but not enough is an error).
    boolean partial =
        pointer <= length
            && ((pointer - 1 - OptionFields.ROUTE_HEADER_LENGTH) % OptionFields.ADDRESS_LENGTH != 0
                || pointer - 1 + OptionFields.ADDRESS_LENGTH > length);
    return tooSmall || partial ? DropReason.OPTION_MALFORMED.found() : Optional.empty();
  }

  /**
   * Copies a Record Route option that has no fault and adds an address, once, where there is room
   * (RFC 1122, section 3.2.2.6).
   */
  static void record(ByteBuffer in, int option, int length, int own, ByteBuffer out, int to) {
    out.put(to, in, option, length);
    int pointer = pointer(in, option);
    if (pointer <= length) {
      out.putInt(to + pointer - 1, own);
      out.put(to + OptionFields.POINTER_OFFSET, (byte) (pointer + OptionFields.ADDRESS_LENGTH));
    }
  }

  /** Whether a source route, which has no fault, has hops to go. */
  static boolean isIncomplete(ByteBuffer in, int option, int length) {
    return pointer(in, option) <= length;
  }

  /** How many whole addresses an option of that length holds. */
  static int count(int length) {
    return (length - OptionFields.ROUTE_HEADER_LENGTH) / OptionFields.ADDRESS_LENGTH;
  }

  /** The address at that place in the list, from 0. */
  static int address(ByteBuffer in, int option, int place) {
    return in.getInt(
        option + OptionFields.ROUTE_HEADER_LENGTH + place * OptionFields.ADDRESS_LENGTH);
  }

  private static int pointer(ByteBuffer in, int option) {
    return Byte.toUnsignedInt(in.get(option + OptionFields.POINTER_OFFSET));
  }
}
