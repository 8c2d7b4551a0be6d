package io.echoproof.responder;

import java.util.Optional;

/**
 * Why a received frame got no answer. The reasons are in the order in which they are looked for,
 * the order that RFC 1812, section 5.2.2 recommends for naming the right cause; a frame is counted
 * under the first that holds. None of them makes the responder send an ICMP error.
 */
public enum DropReason {
  /** Shorter than an IPv4 header of 20 octets, or empty (RFC 1812, section 5.2.2, test 1). */
  FRAME_TOO_SHORT,

  /** The version is not 4 (RFC 1122, section 3.2.1.1); IPv6 packets end up here. */
  VERSION_NOT_4,

  /** The header length is below 5 words (RFC 791, section 3.1, IHL). */
  HEADER_LENGTH_TOO_SMALL,

  /** The header is longer than the frame (RFC 1812, section 5.2.2, the link truncated it). */
  HEADER_BEYOND_FRAME,

  /** The header checksum is wrong (RFC 1122, section 3.2.1.2). */
  HEADER_CHECKSUM,

  /** The total length is smaller than the header (RFC 1812, section 5.2.2, test 5). */
  TOTAL_LENGTH_TOO_SMALL,

  /** The total length is larger than the frame: truncated (RFC 1812, section 5.2.2). */
  TOTAL_LENGTH_BEYOND_FRAME,

  /**
   * To 255.255.255.255, {@link Feature#BROADCAST} off; silence is allowed (RFC 1122, section
   * 3.2.2.6).
   */
  DESTINATION_LIMITED_BROADCAST,

  /**
   * To the own network's broadcast address, likewise; silence is allowed (RFC 1122, section
   * 3.2.2.6).
   */
  DESTINATION_DIRECTED_BROADCAST,

  /** To the own network's number, host part 0 (RFC 1122, section 3.3.6). */
  DESTINATION_NETWORK_NUMBER,

  /** To 0.0.0.0/8, which must not be sent (RFC 1122, section 3.2.1.3, a and b). */
  DESTINATION_THIS_NETWORK,

  /** To 127.0.0.0/8, which must not appear outside a host (RFC 1122, section 3.2.1.3, g). */
  DESTINATION_LOOPBACK,

  /**
   * To a multicast group, {@link Feature#MULTICAST} off; silence is allowed (RFC 1122, section
   * 3.2.2.6).
   */
  DESTINATION_MULTICAST,

  /** To class E, reserved (RFC 1122, section 3.2.1.3). */
  DESTINATION_CLASS_E,

  /** To any other address that is not an own one (RFC 1122, section 3.2.1.3). */
  DESTINATION_NOT_OURS,

  /** From an own address, a "LAND" packet; practice, no RFC names it. */
  SOURCE_OWN_ADDRESS,

  /** From 255.255.255.255 (RFC 1122, section 3.2.1.3, c). */
  SOURCE_LIMITED_BROADCAST,

  /** From the own network's broadcast address (RFC 1122, section 3.2.1.3, d and e). */
  SOURCE_DIRECTED_BROADCAST,

  /** From the own network's number (RFC 1122, section 3.2.1.3: host part 0 not permitted). */
  SOURCE_NETWORK_NUMBER,

  /** From 0.0.0.0/8, legal only while a host learns its address (RFC 1122, section 3.2.1.3). */
  SOURCE_THIS_NETWORK,

  /** From 127.0.0.0/8 (RFC 1122, section 3.2.1.3, g). */
  SOURCE_LOOPBACK,

  /** From a multicast group, which stands for many hosts (RFC 1122, section 3.2.1.3). */
  SOURCE_MULTICAST,

  /** From class E, reserved (RFC 1122, section 3.2.1.3); no rule, silence is the safer choice. */
  SOURCE_CLASS_E,

  /** The protocol is not 1, ICMP. */
  PROTOCOL_NOT_ICMP,

  /** A fragment without data, which says nothing (RFC 791, section 3.2). */
  FRAGMENT_EMPTY,

  /** Not the last fragment, and no multiple of eight octets long (RFC 791, section 3.2). */
  FRAGMENT_LENGTH,

  /** A fragment of a datagram that would be longer than 65,535 octets (RFC 791, section 3.1). */
  FRAGMENT_BEYOND_LIMIT,

  /** A fragment that agrees with no end of the datagram that others gave (RFC 791, section 3.2). */
  FRAGMENT_CONTRADICTION,

  /** The same fragment again; what was received of its datagram stays. */
  FRAGMENT_DUPLICATE,

  /** A fragment that overlaps another one otherwise; what was received of its datagram goes. */
  FRAGMENT_OVERLAP,

  /**
   * The last fragment of a datagram, some of whose fragments carried a congestion mark and some
   * were of a sender that knows none (RFC 3168, section 5.3).
   */
  FRAGMENT_ECN,

  /** An IP option whose length or pointer is impossible (RFC 791, section 3.1). */
  OPTION_MALFORMED,

  /** An IP option that may be there once only is there twice (RFC 791, section 3.1). */
  OPTION_REPEATED,

  /** A source route, where {@link Feature#SOURCE_ROUTE} is off. */
  SOURCE_ROUTE,

  /** A source route with hops to go; this host does not forward (RFC 1122, section 3.3.5). */
  SOURCE_ROUTE_INCOMPLETE,

  /** A source route through an address that no host on the way can have. */
  SOURCE_ROUTE_HOP,

  /** Less than the 8 octets of an echo, or the 20 of a timestamp request (RFC 792). */
  ICMP_TOO_SHORT,

  /** The ICMP checksum is wrong (RFC 792 defines it; dropping is universal practice). */
  ICMP_CHECKSUM,

  /** An ICMP message that this responder does not answer (RFC 1122, section 3.2.2). */
  ICMP_NOT_ECHO_REQUEST,

  /** An echo request, where {@link Feature#ECHO} is off. */
  ECHO_SWITCHED_OFF,

  /** A request with a code, where {@link EchoCodePolicy#DROP} is set. */
  ECHO_CODE_NOT_ZERO,

  /** The reply is longer than the MTU, where {@link OversizedReplyPolicy#DROP} is set. */
  REPLY_EXCEEDS_MTU,

  /** The responder failed on this frame: a fault of ours, kept and shown. */
  INTERNAL_ERROR;

  // Made once, so that telling a reason costs no allocation on the packet path.
  private final Optional<DropReason> found = Optional.of(this);

  /** This reason, as the answer of a check that may find none. */
  Optional<DropReason> found() {
    return found;
  }
}
