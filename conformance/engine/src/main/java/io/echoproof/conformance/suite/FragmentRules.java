package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.IpOption;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Difference;
import io.echoproof.conformance.wire.ReplyRule;
import java.util.ArrayList;
import java.util.List;

/** What is demanded of a reply that comes in fragments (RFC 791, section 2.3). */
final class FragmentRules {
  private FragmentRules() {}

  /**
   * Every fragment carries data, and every one but the last a multiple of eight octets; all have
   * one type of service and DF clear. That they have one identification, and MF where it belongs,
   * is what makes them a reply.
   */
  static ReplyRule wellFormed() {
    return (probe, reply) -> {
      List<Difference> differences = new ArrayList<>();
      int count = reply.frames().size();
      for (int i = 0; i < count && count > 1; i++) {
        Ipv4Packet fragment = Ipv4Packet.decode(reply.frames().get(i)).orElseThrow();
        String which = ", fragment " + i + " of " + count;
        if ((fragment.flags() & Ipv4Packet.FLAG_DF) != 0) {
          differences.add(new Difference("IPv4", "flags", "DF clear", "DF set" + which));
        }
        if (fragment.tos() != reply.header().tos()) {
          differences.add(
              new Difference(
                  "IPv4", "DSCP and ECN", hex(reply.header().tos()), hex(fragment.tos()) + which));
        }
        int length = fragment.payload().length();
        if (length == 0) {
          differences.add(new Difference("IPv4", "total length", "some data", "none" + which));
        }
        if (i < count - 1 && length % 8 != 0) {
          differences.add(
              new Difference(
                  "IPv4", "total length", "a multiple of 8 octets of data", length + which));
        }
      }
      return differences;
    };
  }

  /** No frame of a reply is longer than that. */
  static ReplyRule within(int mtu) {
    return (probe, reply) -> {
      for (Octets frame : reply.frames()) {
        if (frame.length() > mtu) {
          return List.of(
              new Difference("IPv4", "total length", "at most " + mtu, frame.length() + " octets"));
        }
      }
      return List.of();
    };
  }

  /** RFC 791, section 3.1: an option without the copied flag is in the first fragment only. */
  static ReplyRule optionsInTheFirst() {
    return (probe, reply) -> {
      for (Octets frame : reply.frames().subList(1, reply.frames().size())) {
        Octets options = Ipv4Packet.decode(frame).orElseThrow().options();
        if (IpOption.find(options, IpOption.RECORD_ROUTE).isPresent()) {
          return List.of(
              new Difference(
                  "IPv4", "options", "no Record Route in a later fragment", options.hex()));
        }
      }
      return List.of();
    };
  }

  private static String hex(int octet) {
    return String.format("0x%02x", octet);
  }
}
