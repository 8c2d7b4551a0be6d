package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.packet.IpOption;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.Setting;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Reply;
import io.echoproof.conformance.wire.Wire;
import java.util.List;

/** Source routes (RFC 791, section 3.1; RFC 1122, sections 3.2.1.8(c), 3.2.2.6 and 3.3.5). */
final class SourceRouteCases {
  private static final Ipv4Address NEAR = Ipv4Address.of(198, 51, 100, 1);
  private static final Ipv4Address FAR = Ipv4Address.of(203, 0, 113, 1);
  private static final int HEAD = 3;

  private static Octets route(int type, int pointer, Ipv4Address... hops) {
    Octets option = Octets.ofInts(type, HEAD + 4 * hops.length, pointer);
    for (Ipv4Address hop : hops) {
      option = option.plus(hop.octets());
    }
    return option;
  }

  /** A route that has been gone to its end. */
  private static Octets complete(int type, Ipv4Address... hops) {
    return route(type, HEAD + 1 + 4 * hops.length, hops);
  }

  @Case(
      value = "OPT-16.reversed",
      title = "A complete source route, loose or strict, is gone backwards by the reply",
      needs = Carriage.ROUTER_OPTIONS)
  void reversed(Wire wire) {
    Ipv4Address tester = wire.target().tester();
    wire.with(
        Setting.SOURCE_ROUTE,
        () -> {
          for (int type : new int[] {IpOption.LOOSE_SOURCE_ROUTE, IpOption.STRICT_SOURCE_ROUTE}) {
            wire.ask(
                OptionProbes.probe(
                    wire,
                    "OPT-16",
                    OptionProbes.padded(complete(type, NEAR)),
                    OptionRules.routed(type, NEAR, List.of(tester))));
            wire.ask(
                OptionProbes.probe(
                    wire,
                    "OPT-16",
                    OptionProbes.padded(complete(type, FAR, NEAR)),
                    OptionRules.routed(type, NEAR, List.of(FAR, tester))));
          }
        });
  }

  @Case(
      value = "OPT-17.source-in-route",
      title = "A route that begins with the source itself is reversed without visiting it twice",
      needs = Carriage.ROUTER_OPTIONS)
  void sourceInRoute(Wire wire) {
    Ipv4Address tester = wire.target().tester();
    int type = IpOption.LOOSE_SOURCE_ROUTE;
    wire.with(
        Setting.SOURCE_ROUTE,
        () ->
            wire.ask(
                OptionProbes.probe(
                    wire,
                    "OPT-17",
                    OptionProbes.padded(complete(type, tester, NEAR)),
                    OptionRules.routed(type, NEAR, List.of(tester)))));
  }

  @Case(
      value = "OPT-18.incomplete",
      title = "A source route that is not at its end is not answered with an echo reply",
      needs = Carriage.ANY_ADDRESS)
  void incomplete(Wire wire) {
    Octets options = OptionProbes.padded(route(IpOption.LOOSE_SOURCE_ROUTE, HEAD + 1, NEAR));
    Ipv4Address source = wire.freshSource();
    Probe probe =
        Probe.of(
                "OPT-18",
                "options " + options + ", the next hop still to come",
                OptionProbes.echo(wire, options).header(h -> h.source(source)))
            .expecting(Expectation.noEcho());
    LedgerEntry entry = wire.survives(probe);
    wire.observe("OPT-18", "source route that is not at its end", OptionProbes.outcome(entry));
  }

  @Case(
      value = "OPT-19.two-routes",
      title = "A request with two source routes does not make a packet with two",
      needs = Carriage.ROUTER_OPTIONS)
  void twoRoutes(Wire wire) {
    String outcome =
        two(wire, IpOption.LOOSE_SOURCE_ROUTE) + ", " + two(wire, IpOption.STRICT_SOURCE_ROUTE);
    wire.observe("OPT-19", "two loose source routes, a loose and a strict one", outcome);
    if (wire.target().offers("source-route")) {
      wire.with(
          Setting.SOURCE_ROUTE,
          () -> {
            two(wire, IpOption.LOOSE_SOURCE_ROUTE);
            two(wire, IpOption.STRICT_SOURCE_ROUTE);
          });
    }
  }

  private static String two(Wire wire, int second) {
    Octets options =
        complete(IpOption.LOOSE_SOURCE_ROUTE, NEAR)
            .plus(Octets.ofInts(IpOption.NO_OPERATION))
            .plus(OptionProbes.padded(complete(second, NEAR)));
    LedgerEntry entry = OptionProbes.survived(wire, "OPT-19", options);
    for (Reply reply : entry.replies()) {
      List<IpOption> seen =
          reply.packet().map(packet -> IpOption.parse(packet.options())).orElse(List.of());
      if (seen.stream().filter(IpOption::isSourceRoute).count() > 1) {
        wire.fail(
            "OPT-19",
            "a packet with two source routes: " + reply.describe(),
            "at most one source route",
            reply.header().options().hex(),
            entry);
      }
    }
    return OptionProbes.outcome(entry);
  }
}
