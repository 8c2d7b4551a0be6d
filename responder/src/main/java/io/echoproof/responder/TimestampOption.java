package io.echoproof.responder;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The Internet Timestamp option (RFC 791, section 3.1; RFC 1122, section 3.2.1.8, e). Indices are
 * of the option's first octet.
 */
final class TimestampOption {
  private static final int DAY_MILLIS = 86_400_000;

  private TimestampOption() {}

  /** Milliseconds since midnight Universal Time, 0 to 86,399,999: the standard value. */
  static int standardValue(ResponderClock clock) {
    return (int) Math.floorMod(clock.currentTimeMillis(), (long) DAY_MILLIS);
  }

  /**
   * Why the option is impossible, or nothing. A flag that means nothing makes it an option that is
   * not understood, which {@link #isUnderstood} tells.
   */
  static Optional<DropReason> fault(ByteBuffer in, int option, int length) {
    if (length < OptionFields.TIMESTAMP_HEADER_LENGTH) {
      return DropReason.OPTION_MALFORMED.found();
    }
    if (!isUnderstood(in, option)) {
      return Optional.empty();
    }
    int pointer = pointer(in, option);
    int slot = slotLength(in, option);
    boolean tooSmall = pointer <= OptionFields.TIMESTAMP_HEADER_LENGTH;
    boolean partial =
        pointer <= length
            && ((pointer - 1 - OptionFields.TIMESTAMP_HEADER_LENGTH) % slot != 0
                || pointer - 1 + slot > length);
    // RFC 791, page 23: an overflow count that itself overflows is an error.
    boolean overflows =
        pointer > length
            && flag(in, option) != OptionFields.FLAG_PRESPECIFIED
            && overflow(in, option) == OptionFields.MAXIMUM_OVERFLOW;
    return tooSmall || partial || overflows
        ? DropReason.OPTION_MALFORMED.found()
        : Optional.empty();
  }

  /** Whether the flag has a meaning. */
  static boolean isUnderstood(ByteBuffer in, int option) {
    int flag = flag(in, option);
    return flag == OptionFields.FLAG_STAMPS
        || flag == OptionFields.FLAG_ADDRESSES
        || flag == OptionFields.FLAG_PRESPECIFIED;
  }

  /**
   * Copies an option that has no fault and is understood, and adds a stamp where it may.
   *
   * @param own the address of the interface that was meant
   */
  static void stamp(
      ByteBuffer in,
      int option,
      int length,
      int own,
      AddressCheck addresses,
      int now,
      ByteBuffer out,
      int to) {
    out.put(to, in, option, length);
    int pointer = pointer(in, option);
    int flag = flag(in, option);
    if (pointer > length) {
      // Prespecified addresses have all had their turn: nobody was left out.
      if (flag != OptionFields.FLAG_PRESPECIFIED) {
        int overflow = overflow(in, option) + 1;
        out.put(
            to + OptionFields.OVERFLOW_AND_FLAG_OFFSET,
            (byte) (overflow << OptionFields.OVERFLOW_SHIFT | flag));
      }
      return;
    }
    int slot = to + pointer - 1;
    if (flag == OptionFields.FLAG_PRESPECIFIED && !addresses.isOwn(out.getInt(slot))) {
      return;
    }
    if (flag == OptionFields.FLAG_ADDRESSES) {
      out.putInt(slot, own);
    }
    int slotLength = slotLength(in, option);
    out.putInt(slot + slotLength - OptionFields.STAMP_LENGTH, now);
    out.put(to + OptionFields.POINTER_OFFSET, (byte) (pointer + slotLength));
  }

  private static int slotLength(ByteBuffer in, int option) {
    return flag(in, option) == OptionFields.FLAG_STAMPS
        ? OptionFields.STAMP_LENGTH
        : OptionFields.ADDRESS_LENGTH + OptionFields.STAMP_LENGTH;
  }

  private static int pointer(ByteBuffer in, int option) {
    return Byte.toUnsignedInt(in.get(option + OptionFields.POINTER_OFFSET));
  }

  private static int flag(ByteBuffer in, int option) {
    return in.get(option + OptionFields.OVERFLOW_AND_FLAG_OFFSET) & OptionFields.FLAG_MASK;
  }

  private static int overflow(ByteBuffer in, int option) {
    return Byte.toUnsignedInt(in.get(option + OptionFields.OVERFLOW_AND_FLAG_OFFSET))
        >>> OptionFields.OVERFLOW_SHIFT;
  }
}
