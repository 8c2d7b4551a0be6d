package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Difference;
import io.echoproof.conformance.wire.EchoKey;
import io.echoproof.conformance.wire.ReplyRule;
import java.util.List;

/** What requirements say about extended echo replies (RFC 8335, sections 3 and 4). */
final class ExtendedEchoRules {
  private static final int ACTIVE_AND_PROTOCOLS = 0x07;
  private static final int RESERVED = 0x18;
  private static final int TTL = 255;

  private ExtendedEchoRules() {}

  private static List<Difference> icmp(String field, Object expected, Object seen) {
    return expected.equals(seen)
        ? List.of()
        : List.of(new Difference("ICMP", field, String.valueOf(expected), String.valueOf(seen)));
  }

  private static List<Difference> ipv4(String field, Object expected, Object seen) {
    return expected.equals(seen)
        ? List.of()
        : List.of(new Difference("IPv4", field, String.valueOf(expected), String.valueOf(seen)));
  }

  /** The reply has that code. */
  static ReplyRule codeIs(int code) {
    return (probe, reply) -> icmp("code", code, reply.icmp().code());
  }

  /** Identifier and sequence number are the request's. */
  static ReplyRule sameKey() {
    return (probe, reply) ->
        icmp("identifier and sequence number", probe.echo().orElseThrow().key(), key(reply.icmp()));
  }

  private static EchoKey key(IcmpMessage message) {
    return new EchoKey(message.identifier(), message.sequenceNumber() & 0xFF00);
  }

  /** The extension structure and the data behind it are the request's. */
  static ReplyRule sameData() {
    return (probe, reply) -> {
      Octets sent = probe.echo().orElseThrow().message().data();
      return icmp("data", sent.hex(), reply.icmp().data().hex());
    };
  }

  /** The A, 4 and 6 bits are zero. */
  static ReplyRule noInterfaceBits() {
    return (probe, reply) ->
        icmp("A, 4 and 6 bits", 0, reply.icmp().sequenceNumber() & ACTIVE_AND_PROTOCOLS);
  }

  /** The reserved bits of the reply are zero. */
  static ReplyRule reservedIsZero() {
    return (probe, reply) -> icmp("reserved bits", 0, reply.icmp().sequenceNumber() & RESERVED);
  }

  /** The A, 4 and 6 bits are set with code 0 only. */
  static ReplyRule interfaceBitsWithCodeZeroOnly() {
    return (probe, reply) ->
        reply.icmp().code() == 0 ? List.of() : noInterfaceBits().check(probe, reply);
  }

  /** The time to live is 255. */
  static ReplyRule ttl() {
    return (probe, reply) -> ipv4("time to live", TTL, reply.header().ttl());
  }

  /** The DSCP is CS0. */
  static ReplyRule dscp() {
    return (probe, reply) -> ipv4("DSCP", 0, reply.header().tos() >>> 2);
  }

  /** Don't Fragment is set. */
  static ReplyRule dontFragment() {
    return (probe, reply) ->
        ipv4(
            "flags",
            "DF set",
            (reply.header().flags() & Ipv4Packet.FLAG_DF) != 0 ? "DF set" : "DF clear");
  }
}
