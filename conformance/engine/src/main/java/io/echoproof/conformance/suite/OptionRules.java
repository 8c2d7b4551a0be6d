package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.IpOption;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Difference;
import io.echoproof.conformance.wire.Reply;
import io.echoproof.conformance.wire.ReplyRule;
import java.util.List;
import java.util.Optional;

/** What requirements say about the options of an echo reply. */
final class OptionRules {
  /** An address in options that no target has. */
  static final Ipv4Address FOREIGN = Ipv4Address.of(198, 51, 100, 9);

  private static final int MIDNIGHT = 86_400_000;
  private static final int FIRST_STAMP = 5;

  /** Where the addresses of a Record Route begin. */
  private static final int ROUTE = 3;

  private OptionRules() {}

  private static List<Difference> difference(String expected, String seen) {
    return List.of(new Difference("IPv4", "options", expected, seen));
  }

  private static String shown(Reply reply) {
    Octets options = reply.header().options();
    return options.length() == 0 ? "no options" : options.hex();
  }

  private static Optional<IpOption> find(Reply reply, int type) {
    return IpOption.find(reply.header().options(), type);
  }

  /** RFC 1122, section 3.2.2.6: Record Route comes back, with the target and not truncated. */
  static ReplyRule recordsRoute(int length, Ipv4Address own) {
    return (probe, reply) -> {
      boolean right =
          find(reply, IpOption.RECORD_ROUTE)
              .filter(route -> route.octets().length() == length && route.pointer() > 4)
              .filter(route -> route.recorded().contains(own))
              .isPresent();
      return right
          ? List.of()
          : difference("Record Route of " + length + " octets with " + own, shown(reply));
    };
  }

  /** RFC 791: what a route has recorded before stays at its beginning. */
  static ReplyRule keepsRoute(Octets hops) {
    return (probe, reply) -> {
      int end = ROUTE + hops.length();
      boolean kept =
          find(reply, IpOption.RECORD_ROUTE)
              .map(IpOption::octets)
              .filter(route -> route.length() >= end && route.slice(ROUTE, end).equals(hops))
              .isPresent();
      return kept ? List.of() : difference("Record Route beginning with " + hops, shown(reply));
    };
  }

  /** The option comes back as it was sent. */
  static ReplyRule returned(Octets option) {
    return (probe, reply) ->
        find(reply, option.u8(0)).filter(seen -> seen.octets().equals(option)).isPresent()
            ? List.of()
            : difference("the option " + option + " as it was sent", shown(reply));
  }

  /** No route of the reply leads over that address. */
  static ReplyRule doesNotVisit(Ipv4Address address) {
    return (probe, reply) ->
        find(reply, IpOption.RECORD_ROUTE).filter(r -> r.route().contains(address)).isPresent()
            ? difference("the route of fragment zero, without " + address, shown(reply))
            : List.of();
  }

  /** RFC 1122, section 3.2.1.8(e): at least one stamp; RFC 791: of the day, or marked. */
  static ReplyRule stamped(int length) {
    return (probe, reply) -> {
      Optional<IpOption> option =
          find(reply, IpOption.TIMESTAMP).filter(o -> o.octets().length() == length);
      boolean right =
          option
              .filter(o -> o.pointer() >= FIRST_STAMP + 4 && isTime(o, FIRST_STAMP - 1))
              .isPresent();
      return right
          ? List.of()
          : difference("Internet Timestamp of " + length + " octets with a stamp", shown(reply));
    };
  }

  /** Milliseconds since midnight, or any value with the high-order bit. */
  private static boolean isTime(IpOption option, int at) {
    int stamp = option.octets().s32(at);
    return stamp < MIDNIGHT;
  }

  /** RFC 791: pairs of an own address and a stamp. */
  static ReplyRule stampedBeside(int length, Ipv4Address own) {
    return (probe, reply) -> {
      boolean right =
          find(reply, IpOption.TIMESTAMP)
              .filter(o -> o.octets().length() == length && o.pointer() >= FIRST_STAMP + 8)
              .filter(o -> o.octets().s32(FIRST_STAMP - 1) == own.value())
              .filter(o -> isTime(o, FIRST_STAMP + 3))
              .isPresent();
      return right ? List.of() : difference("a pair of " + own + " and a stamp", shown(reply));
    };
  }

  /** RFC 791: the overflow count, the upper four bits of the fourth octet. */
  static ReplyRule overflow(int count) {
    return (probe, reply) -> {
      Optional<IpOption> option =
          find(reply, IpOption.TIMESTAMP).filter(o -> o.octets().length() > 3);
      boolean right = option.filter(o -> o.octets().u8(3) >>> 4 == count).isPresent();
      return right ? List.of() : difference("an overflow count of " + count, shown(reply));
    };
  }

  /** RFC 1122, section 3.2.2.6: the reply goes along that route, by an option of the same kind. */
  static ReplyRule routed(int type, Ipv4Address firstHop, List<Ipv4Address> rest) {
    return (probe, reply) -> {
      List<Ipv4Address> seen = find(reply, type).map(IpOption::route).orElse(List.of());
      boolean right =
          reply.header().destination().equals(firstHop)
              && seen.equals(rest)
              && find(reply, type).map(IpOption::pointer).orElse(0) == 4;
      return right
          ? List.of()
          : difference(
              "a reply to " + firstHop + ", its route on to " + rest,
              "to " + reply.header().destination() + ", " + shown(reply));
    };
  }
}
