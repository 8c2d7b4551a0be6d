package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.Checksum;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.TargetProfile;
import io.echoproof.conformance.wire.Difference;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Reply;
import io.echoproof.conformance.wire.ReplyRule;
import java.util.ArrayList;
import java.util.List;

/** What requirements say about single fields of an echo reply. */
final class Rules {
  private static final int SHOWN = 8;

  /** What every host may send without knowing more (RFC 1122, section 3.3.3). */
  private static final int LEAST_SIZE = 576;

  private Rules() {}

  private static Echo request(Probe probe) {
    return probe.echo().orElseThrow();
  }

  private static List<Difference> compare(
      String layer, String field, int expected, int seen, String format) {
    return expected == seen
        ? List.of()
        : List.of(
            new Difference(
                layer, field, String.format(format, expected), String.format(format, seen)));
  }

  /** RFC 792, echo: the identifier is returned. */
  static ReplyRule sameIdentifier() {
    return (probe, reply) ->
        compare(
            "ICMP",
            "identifier",
            request(probe).message().identifier(),
            reply.icmp().identifier(),
            "0x%04x");
  }

  /** RFC 792, echo: the sequence number is returned. */
  static ReplyRule sameSequenceNumber() {
    return (probe, reply) ->
        compare(
            "ICMP",
            "sequence number",
            request(probe).message().sequenceNumber(),
            reply.icmp().sequenceNumber(),
            "0x%04x");
  }

  /**
   * RFC 1122, section 3.2.2.6: what can't be fragmented is cut to the largest size that is sent,
   * with a checksum that is right for it. By section 3.3.3 that is the MTU, or 576 octets for
   * whoever takes no network for connected.
   *
   * @param mtu octets
   */
  static ReplyRule truncatedTo(int mtu) {
    return (probe, reply) -> {
      int least = Math.min(LEAST_SIZE, mtu);
      int length = reply.frames().get(0).length();
      Octets sent = request(probe).message().data();
      Octets seen = reply.icmp().data();
      List<Difference> differences = new ArrayList<>();
      if (reply.frames().size() > 1 || length < least || length > mtu) {
        String one = "one frame of " + least + " to " + mtu + " octets";
        String frames = reply.frames().size() + " beginning with one of " + length + " octets";
        differences.add(new Difference("IPv4", "total length", one, frames));
      }
      differences.addAll(data(sent.slice(0, Math.min(seen.length(), sent.length())), seen));
      differences.addAll(checksumVerifies().check(probe, reply));
      return differences;
    };
  }

  /** RFC 792 and RFC 1122, section 3.2.2.6: the data is returned, entirely and unmodified. */
  static ReplyRule sameData() {
    return (probe, reply) -> data(request(probe).message().data(), reply.icmp().data());
  }

  private static List<Difference> data(Octets expected, Octets seen) {
    int at = expected.mismatch(seen);
    if (at < 0) {
      return List.of();
    }
    return List.of(new Difference("data", "data", describe(expected, at), describe(seen, at)));
  }

  private static String describe(Octets data, int at) {
    String where =
        at < data.length()
            ? ", at offset " + at + ": " + data.slice(at, Math.min(at + SHOWN, data.length()))
            : ", ending at offset " + at;
    return data.length() + " octets" + where;
  }

  /** RFC 792 and RFC 1071: the ICMP checksum verifies; either zero is right where both verify. */
  static ReplyRule checksumVerifies() {
    return (probe, reply) -> {
      Octets message = reply.header().payload();
      if (Checksum.verifies(message)) {
        return List.of();
      }
      int right = Checksum.of(message.with(2, 0).with(3, 0));
      return compare("ICMP", "checksum", right, message.u16(2), "0x%04x");
    };
  }

  /** The ICMP checksum field has exactly that value. */
  static ReplyRule checksumIs(int value) {
    return (probe, reply) ->
        compare("ICMP", "checksum", value, reply.header().payload().u16(2), "0x%04x");
  }

  /** The reply's message is as long as the request's. */
  static ReplyRule sameTotalLength() {
    return (probe, reply) ->
        compare("IPv4", "total length", expectedLength(probe, reply), seenLength(reply), "%d");
  }

  /** The reply's message is no longer than the request's. */
  static ReplyRule nothingAdded() {
    return (probe, reply) -> {
      int most = expectedLength(probe, reply);
      int seen = seenLength(reply);
      return seen <= most ? List.of() : compare("IPv4", "total length", most, seen, "%d");
    };
  }

  private static int expectedLength(Probe probe, Reply reply) {
    return reply.header().headerLength() + request(probe).message().toOctets().length();
  }

  private static int seenLength(Reply reply) {
    return reply.header().totalLength().orElse(0);
  }

  /** Octets behind the datagram, where there are any, say nothing: they are padding. */
  static ReplyRule nothingBehind() {
    return (probe, reply) -> {
      Octets trailer = reply.header().trailer();
      return trailer.equals(Octets.repeat(0, trailer.length()))
          ? List.of()
          : List.of(new Difference("trailer", "octets behind the datagram", "none", trailer.hex()));
    };
  }

  /** RFC 791, section 3.1: bit 0 of the flags must be zero. */
  static ReplyRule reservedFlagIsZero() {
    return (probe, reply) ->
        compare(
            "IPv4",
            "flags",
            0,
            reply.header().flags() & Ipv4Packet.FLAG_RESERVED,
            "reserved bit %d");
  }

  /** RFC 1122, section 3.2.1.7: a host does not send a datagram with a TTL of zero. */
  static ReplyRule ttlAboveZero() {
    return (probe, reply) -> {
      boolean above =
          reply.frames().stream()
              .flatMap(frame -> Ipv4Packet.decode(frame).stream())
              .allMatch(packet -> packet.ttl() > 0);
      return above ? List.of() : List.of(new Difference("IPv4", "time to live", "at least 1", "0"));
    };
  }

  /** RFC 1812, section 4.3.2.5: the DSCP of the request. */
  static ReplyRule sameDscp() {
    return (probe, reply) ->
        compare(
            "IPv4",
            "DSCP",
            request(probe).header().tos() >>> 2,
            reply.header().tos() >>> 2,
            "0x%02x");
  }

  /** RFC 1812, section 4.3.2.5: the precedence of the request, the upper three bits. */
  static ReplyRule samePrecedence() {
    return (probe, reply) ->
        compare(
            "IPv4",
            "DSCP",
            request(probe).header().tos() >>> 5,
            reply.header().tos() >>> 5,
            "precedence %d");
  }

  /** The ECN field has exactly that value. */
  static ReplyRule ecnIs(int value) {
    return (probe, reply) -> compare("IPv4", "ECN", value, reply.header().tos() & 3, "%d");
  }

  /** A reply to a request without options has none. */
  static ReplyRule noOptions() {
    return (probe, reply) -> compare("IPv4", "IHL", 5, reply.header().headerLength() / 4, "%d");
  }

  /** RFC 792: the addresses are simply reversed. */
  static ReplyRule addressesReversed() {
    return (probe, reply) -> {
      List<Difference> differences = new ArrayList<>();
      Ipv4Packet sent = request(probe).header();
      if (!reply.header().source().equals(sent.destination())) {
        differences.add(
            new Difference(
                "IPv4",
                "source",
                sent.destination().toString(),
                reply.header().source().toString()));
      }
      if (!reply.header().destination().equals(sent.source())) {
        differences.add(
            new Difference(
                "IPv4",
                "destination",
                sent.source().toString(),
                reply.header().destination().toString()));
      }
      return differences;
    };
  }

  /** RFC 1122, section 3.2.1.3: a source is one of the target's own unicast addresses. */
  static ReplyRule ownSource(TargetProfile target) {
    return (probe, reply) -> {
      Ipv4Address source = reply.header().source();
      return source.equals(target.address()) || target.second().filter(source::equals).isPresent()
          ? List.of()
          : List.of(
              new Difference("IPv4", "source", "an address of the target's", source.toString()));
    };
  }

  /**
   * RFC 791, section 3.1 and RFC 1122, section 3.2.1.2: every frame of a reply has a well formed
   * header. An IHL below 5 or a version other than 4 does not get this far: such a frame is no
   * reply.
   *
   * @param toOptions whether the rule is about replies to requests with options or about all others
   */
  static ReplyRule wellFormedHeader(boolean toOptions) {
    return (probe, reply) -> {
      List<Difference> differences = new ArrayList<>();
      if (hasOptions(probe) != toOptions) {
        return differences;
      }
      for (Octets frame : reply.frames()) {
        Ipv4Packet.decode(frame)
            .ifPresent(packet -> differences.addAll(headerDifferences(frame, packet)));
      }
      return differences;
    };
  }

  private static boolean hasOptions(Probe probe) {
    return probe.echo().filter(echo -> echo.header().options().length() > 0).isPresent();
  }

  private static List<Difference> headerDifferences(Octets frame, Ipv4Packet packet) {
    List<Difference> differences = new ArrayList<>();
    differences.addAll(
        compare(
            "IPv4", "total length", frame.length(), packet.totalLength().orElse(0), "%d octets"));
    Octets header = frame.slice(0, packet.headerLength());
    if (!Checksum.verifies(header)) {
      int right = Checksum.of(header.with(10, 0).with(11, 0));
      differences.addAll(
          compare("IPv4", "header checksum", right, packet.headerChecksum().orElse(0), "0x%04x"));
    }
    differences.addAll(
        compare("IPv4", "flags", 0, packet.flags() & Ipv4Packet.FLAG_RESERVED, "reserved bit %d"));
    return differences;
  }
}
