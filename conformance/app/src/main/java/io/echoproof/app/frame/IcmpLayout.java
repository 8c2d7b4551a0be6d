package io.echoproof.app.frame;

/** Types of ICMP messages and where their fields are, in octets from the first (RFC 792). */
public final class IcmpLayout {
  public static final int TYPE = 0;
  public static final int CODE = 1;
  public static final int CHECKSUM = 2;
  public static final int IDENTIFIER = 4;
  public static final int SEQUENCE_NUMBER = 6;

  /** Where an echo's data begins, and the length of the shortest message. */
  public static final int DATA = 8;

  /** Length of a timestamp message. */
  public static final int TIMESTAMP_LENGTH = 20;

  public static final int ECHO_REPLY = 0;
  public static final int DESTINATION_UNREACHABLE = 3;
  public static final int SOURCE_QUENCH = 4;
  public static final int REDIRECT = 5;
  public static final int ECHO_REQUEST = 8;
  public static final int TIME_EXCEEDED = 11;
  public static final int PARAMETER_PROBLEM = 12;
  public static final int TIMESTAMP = 13;
  public static final int TIMESTAMP_REPLY = 14;
  public static final int INFORMATION_REQUEST = 15;
  public static final int ADDRESS_MASK_REQUEST = 17;
  public static final int EXTENDED_ECHO_REQUEST = 42;
  public static final int EXTENDED_ECHO_REPLY = 43;

  private IcmpLayout() {}

  /** Whether a type reports an error (RFC 1122, section 3.2.2). */
  public static boolean isError(int type) {
    return type == DESTINATION_UNREACHABLE
        || type == SOURCE_QUENCH
        || type == REDIRECT
        || type == TIME_EXCEEDED
        || type == PARAMETER_PROBLEM;
  }
}
