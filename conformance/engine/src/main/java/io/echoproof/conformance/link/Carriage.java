package io.echoproof.conformance.link;

/** What a case may demand of a link beyond valid IPv4 datagrams up to the MTU. */
public enum Carriage {
  /** A frame without any octet. */
  EMPTY_FRAME("an empty frame"),
  /** A frame shorter than an IPv4 header. */
  SHORT_FRAME("frames shorter than 20 octets"),
  /** An IPv4 header that a router between tester and target would drop. */
  BROKEN_HEADER("broken IPv4 headers"),
  /** A frame whose first four bits are neither 4 nor 6. */
  OTHER_VERSION("versions other than 4 and 6"),
  /** IPv6 packets and other frames that are not IPv4. */
  NOT_IPV4("frames that are not IPv4"),
  /** Octets behind the datagram. */
  TRAILER("octets behind the datagram"),
  /** A time to live of 0 or 1, which does not pass a router. */
  TTL_BELOW_TWO("a time to live below 2"),
  /** Source and destination addresses that a router would not forward in this direction. */
  ANY_ADDRESS("addresses that a router would not forward"),
  /** Record Route, Internet Timestamp and source routes, which a router on the way acts on. */
  ROUTER_OPTIONS("options that a router would act on"),
  /** A frame larger than the interface's MTU. */
  ABOVE_MTU("frames larger than the MTU"),
  /** A frame labelled with another protocol than it has, on a device in packet-information mode. */
  PACKET_INFORMATION("a packet-information header of the tester's choice"),
  /** The operating system's own programs, such as ping, on the tester's side. */
  OPERATING_SYSTEM("the operating system's own programs"),
  /** The system's ping against the target, while the wire between them is recorded. */
  SYSTEM_PING("the system's ping");

  private final String words;

  Carriage(String words) {
    this.words = words;
  }

  /** What it is, for people. */
  public String words() {
    return words;
  }
}
