package io.echoproof.responder;

/** IP options: their types, and where their fields lie from the first octet (RFC 791, 3.1). */
final class OptionFields {
  static final int TYPE_OFFSET = 0;
  static final int LENGTH_OFFSET = 1;
  static final int POINTER_OFFSET = 2;

  /** Internet Timestamp: overflow count in the upper half, flag in the lower. */
  static final int OVERFLOW_AND_FLAG_OFFSET = 3;

  static final int END_OF_LIST = 0;
  static final int NO_OPERATION = 1;
  static final int RECORD_ROUTE = 7;
  static final int TIMESTAMP = 68;
  static final int LOOSE_SOURCE_ROUTE = 131;
  static final int STRICT_SOURCE_ROUTE = 137;

  /** Type and length: what every option has but {@link #END_OF_LIST} and {@link #NO_OPERATION}. */
  static final int MINIMUM_LENGTH = 2;

  /** Type, length and pointer: what comes before the addresses of a route. */
  static final int ROUTE_HEADER_LENGTH = 3;

  static final int TIMESTAMP_HEADER_LENGTH = 4;

  /** All options of a header, in octets. */
  static final int MAXIMUM_LENGTH = 40;

  static final int ADDRESS_LENGTH = 4;
  static final int STAMP_LENGTH = 4;

  /** Timestamp flag: stamps alone. */
  static final int FLAG_STAMPS = 0;

  /** Timestamp flag: each stamp behind the address of whoever made it. */
  static final int FLAG_ADDRESSES = 1;

  /** Timestamp flag: the addresses are given, each makes its stamp. */
  static final int FLAG_PRESPECIFIED = 3;

  static final int FLAG_MASK = 0x0F;
  static final int OVERFLOW_SHIFT = 4;
  static final int MAXIMUM_OVERFLOW = 15;

  private OptionFields() {}
}
