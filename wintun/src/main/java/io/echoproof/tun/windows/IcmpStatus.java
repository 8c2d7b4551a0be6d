package io.echoproof.tun.windows;

/** {@code IP_STATUS} (ipexport.h): how an echo request ended. */
public final class IcmpStatus {
  public static final int IP_SUCCESS = 0;
  public static final int IP_BUF_TOO_SMALL = 11_001;
  public static final int IP_DEST_NET_UNREACHABLE = 11_002;
  public static final int IP_DEST_HOST_UNREACHABLE = 11_003;
  public static final int IP_DEST_PROT_UNREACHABLE = 11_004;
  public static final int IP_DEST_PORT_UNREACHABLE = 11_005;
  public static final int IP_NO_RESOURCES = 11_006;
  public static final int IP_BAD_OPTION = 11_007;
  public static final int IP_HW_ERROR = 11_008;
  public static final int IP_PACKET_TOO_BIG = 11_009;
  public static final int IP_REQ_TIMED_OUT = 11_010;
  public static final int IP_BAD_REQ = 11_011;
  public static final int IP_BAD_ROUTE = 11_012;
  public static final int IP_TTL_EXPIRED_TRANSIT = 11_013;
  public static final int IP_TTL_EXPIRED_REASSEM = 11_014;
  public static final int IP_PARAM_PROBLEM = 11_015;
  public static final int IP_SOURCE_QUENCH = 11_016;
  public static final int IP_OPTION_TOO_BIG = 11_017;
  public static final int IP_BAD_DESTINATION = 11_018;
  public static final int IP_GENERAL_FAILURE = 11_050;

  private IcmpStatus() {}

  /** In words, with its name and number; always in English, as {@link WinError} has it. */
  public static String words(int status) {
    return switch (status) {
      case IP_SUCCESS -> "answered (IP_SUCCESS, 0)";
      case IP_BUF_TOO_SMALL -> "the reply buffer was too small (IP_BUF_TOO_SMALL, 11001)";
      case IP_DEST_NET_UNREACHABLE -> "the network is unreachable (IP_DEST_NET_UNREACHABLE, 11002)";
      case IP_DEST_HOST_UNREACHABLE -> "the host is unreachable (IP_DEST_HOST_UNREACHABLE, 11003)";
      case IP_DEST_PROT_UNREACHABLE ->
          "the protocol is unreachable (IP_DEST_PROT_UNREACHABLE, 11004)";
      case IP_DEST_PORT_UNREACHABLE -> "the port is unreachable (IP_DEST_PORT_UNREACHABLE, 11005)";
      case IP_NO_RESOURCES -> "Windows lacked resources (IP_NO_RESOURCES, 11006)";
      case IP_BAD_OPTION -> "an IP option was bad (IP_BAD_OPTION, 11007)";
      case IP_HW_ERROR -> "the hardware failed (IP_HW_ERROR, 11008)";
      case IP_PACKET_TOO_BIG ->
          "the packet was too big and must not be fragmented (IP_PACKET_TOO_BIG, 11009)";
      case IP_REQ_TIMED_OUT -> "nothing came in time (IP_REQ_TIMED_OUT, 11010)";
      case IP_BAD_REQ -> "the request was bad (IP_BAD_REQ, 11011)";
      case IP_BAD_ROUTE -> "the route was bad (IP_BAD_ROUTE, 11012)";
      case IP_TTL_EXPIRED_TRANSIT ->
          "the time to live ended on the way (IP_TTL_EXPIRED_TRANSIT, 11013)";
      case IP_TTL_EXPIRED_REASSEM ->
          "the time for reassembly ended (IP_TTL_EXPIRED_REASSEM, 11014)";
      case IP_PARAM_PROBLEM -> "a header field has a problem (IP_PARAM_PROBLEM, 11015)";
      case IP_SOURCE_QUENCH -> "the source was asked to slow down (IP_SOURCE_QUENCH, 11016)";
      case IP_OPTION_TOO_BIG -> "an IP option was too big (IP_OPTION_TOO_BIG, 11017)";
      case IP_BAD_DESTINATION -> "the destination was bad (IP_BAD_DESTINATION, 11018)";
      case IP_GENERAL_FAILURE -> "a general failure (IP_GENERAL_FAILURE, 11050)";
      default -> WinError.describe(status);
    };
  }
}
