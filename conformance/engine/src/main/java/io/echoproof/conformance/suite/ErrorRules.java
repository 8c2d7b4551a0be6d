package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.Checksum;
import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.TargetProfile;
import io.echoproof.conformance.wire.Difference;
import io.echoproof.conformance.wire.ReplyRule;
import java.util.ArrayList;
import java.util.List;

/** What requirements say about ICMP errors. Each looks at the fields that it names only. */
final class ErrorRules {
  /** Longest ICMP error, in octets (RFC 1812, section 4.3.2.3). */
  private static final int LONGEST = 576;

  private static final int QUOTED_DATA = 8;
  private static final int LEAST_WITH_EXTENSIONS = 128;
  private static final int EXTENSION_VERSION = 2;

  private ErrorRules() {}

  /** RFC 1122, section 3.2.2: the header and the first eight octets of data, if there are any. */
  static ReplyRule quotesEnough() {
    return (probe, reply) -> {
      Quote quote = Quote.of(probe, reply);
      int least = Math.min(quote.headerLength() + QUOTED_DATA, quote.sent().length());
      return quote.octets().length() >= least
          ? List.of()
          : List.of(
              new Difference(
                  "ICMP",
                  "quote",
                  "at least " + least + " octets",
                  quote.octets().length() + " octets"));
    };
  }

  /** RFC 1122, section 3.2.2: unchanged from what was received. */
  static ReplyRule quotesUnchanged() {
    return (probe, reply) -> {
      Quote quote = Quote.of(probe, reply);
      int at = quote.mismatch();
      if (at < 0) {
        return List.of();
      }
      int to = Math.min(quote.length(), Math.max(at + 1, quote.headerLength()));
      return List.of(
          new Difference(
              "ICMP",
              "quote",
              "from octet " + at + " on " + quote.sent().slice(at, to).hex(),
              quote.octets().slice(at, to).hex()));
    };
  }

  /** RFC 1812, section 4.3.2.3: as much as fits without exceeding 576 octets. */
  static ReplyRule quotesAsMuchAsFits() {
    return (probe, reply) -> {
      int fits = LONGEST - reply.header().headerLength() - IcmpMessage.HEADER_LENGTH;
      Quote quote = Quote.of(probe, reply);
      int most = Math.min(fits, quote.sent().length());
      return quote.length() == most
          ? List.of()
          : List.of(
              new Difference(
                  "ICMP", "quote", most + " octets", quote.octets().length() + " octets"));
    };
  }

  /** RFC 792: unused fields are zero. Which these are depends on type and code. */
  static ReplyRule unusedIsZero() {
    return (probe, reply) -> {
      List<Difference> differences = new ArrayList<>();
      Octets message = reply.header().payload();
      boolean pointer = reply.icmp().type() == IcmpMessage.PARAMETER_PROBLEM;
      boolean mtu =
          reply.icmp().type() == IcmpMessage.DESTINATION_UNREACHABLE && reply.icmp().code() == 4;
      for (int at = 4; at < IcmpMessage.HEADER_LENGTH; at++) {
        boolean used = at == 5 || (at == 4 && pointer) || (at >= 6 && mtu);
        if (!used && message.u8(at) != 0) {
          differences.add(
              new Difference(
                  "ICMP", "unused octet " + at, "00", String.format("%02x", message.u8(at))));
        }
      }
      return differences;
    };
  }

  /** RFC 4884, section 4: without extensions the length is zero, with them they are well formed. */
  static ReplyRule extensionsAreSound() {
    return (probe, reply) -> {
      int quoted = Quote.lengthAttribute(reply) * 4;
      if (quoted == 0) {
        return List.of();
      }
      Octets data = reply.icmp().data();
      if (quoted < LEAST_WITH_EXTENSIONS || quoted + 4 > data.length()) {
        return List.of(
            new Difference(
                "ICMP",
                "length",
                "0, or at least " + LEAST_WITH_EXTENSIONS / 4 + " words and extensions behind them",
                quoted / 4 + " words of " + data.length() + " octets"));
      }
      Octets extensions = data.slice(quoted, data.length());
      boolean sound =
          extensions.u8(0) >>> 4 == EXTENSION_VERSION
              && (extensions.u16(2) == 0 || Checksum.verifies(extensions));
      return sound
          ? List.of()
          : List.of(
              new Difference(
                  "ICMP",
                  "extensions",
                  "version 2 and a right checksum",
                  extensions.slice(0, 4).hex()));
    };
  }

  /** RFC 1122, section 3.2.1.3 and RFC 792: from an own address to the one that it is about. */
  static ReplyRule addresses(TargetProfile target) {
    return (probe, reply) -> {
      List<Difference> differences = new ArrayList<>();
      Ipv4Address source = reply.header().source();
      if (!source.equals(target.address()) && target.second().filter(source::equals).isEmpty()) {
        differences.add(
            new Difference("IPv4", "source", "an address of the target's", String.valueOf(source)));
      }
      Ipv4Address asked =
          Ipv4Packet.decode(probe.frames().get(0)).map(Ipv4Packet::source).orElse(source);
      if (!reply.header().destination().equals(asked)) {
        differences.add(
            new Difference(
                "IPv4",
                "destination",
                String.valueOf(asked),
                String.valueOf(reply.header().destination())));
      }
      return differences;
    };
  }

  /**
   * RFC 1122, section 3.2.2 asks hosts for zero, RFC 1812, section 4.3.2.5 routers for the same TOS
   * bits with precedence 6 or 7. Both are accepted.
   */
  static ReplyRule typeOfService() {
    return (probe, reply) -> {
      int sent = probe.frames().get(0).u8(1);
      int seen = reply.header().tos();
      return seen == 0 || isRouters(sent, seen)
          ? List.of()
          : List.of(
              new Difference(
                  "IPv4",
                  "DSCP",
                  String.format("00, or %02x with precedence 6 or 7", sent & 0x1E),
                  String.format("TOS %02x", seen)));
    };
  }

  /** Whether a type of service is what a router would send. */
  static boolean isRouters(int sent, int seen) {
    return (seen & 0x1E) == (sent & 0x1E) && seen >>> 5 >= 6;
  }

  /**
   * RFC 792: the pointer is the octet where the error is; any octet of the broken option will do.
   */
  static ReplyRule pointsBetween(int first, int last) {
    return (probe, reply) -> {
      if (reply.icmp().type() != IcmpMessage.PARAMETER_PROBLEM || reply.icmp().code() != 0) {
        return List.of();
      }
      int pointer = reply.header().payload().u8(4);
      return pointer >= first && pointer <= last
          ? List.of()
          : List.of(
              new Difference("ICMP", "pointer", first + " to " + last, String.valueOf(pointer)));
    };
  }

  /** It is a Parameter Problem (RFC 1122, section 3.2.2.5). */
  static ReplyRule isParameterProblem() {
    return (probe, reply) ->
        reply.icmp().type() == IcmpMessage.PARAMETER_PROBLEM
            ? List.of()
            : List.of(new Difference("ICMP", "type", "12", String.valueOf(reply.icmp().type())));
  }
}
