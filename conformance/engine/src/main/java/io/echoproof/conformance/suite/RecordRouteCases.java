package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.packet.IpOption;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.ReplyRule;
import io.echoproof.conformance.wire.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The option Record Route (RFC 791, section 3.1; RFC 1122, section 3.2.2.6). */
final class RecordRouteCases {
  private static final int HEAD = 3;

  /** An empty route with room for that many addresses. */
  private static Octets empty(int slots) {
    return Octets.ofInts(IpOption.RECORD_ROUTE, HEAD + 4 * slots, 4)
        .plus(Octets.repeat(0, 4 * slots));
  }

  @Case(
      value = "OPT-04.recorded",
      title = "An empty Record Route comes back with the target's address, as long as it was")
  void recorded(Wire wire) {
    recorded(wire, empty(3), 0);
  }

  /**
   * An option may begin at any octet of the header (RFC 791, section 3.1), and a last slot is one.
   */
  @Case(
      value = "OPT-04.places",
      title = "Record Route behind one, two and three No Operations, and one with a single slot",
      needs = Carriage.ROUTER_OPTIONS)
  void places(Wire wire) {
    recorded(wire, empty(1), 0);
    recorded(wire, empty(9), 0);
    for (int before = 1; before <= 3; before++) {
      recorded(wire, empty(3), before);
    }
  }

  private static void recorded(Wire wire, Octets route, int before) {
    Octets options = Octets.repeat(IpOption.NO_OPERATION, before).plus(route);
    wire.ask(
        OptionProbes.probe(
            wire,
            "OPT-04",
            OptionProbes.padded(options),
            OptionRules.recordsRoute(route.length(), wire.target().address())));
  }

  @Case(
      value = "OPT-04.earlier",
      title = "What a Record Route has recorded on its way stays in it",
      needs = Carriage.ROUTER_OPTIONS)
  void earlier(Wire wire) {
    for (int recorded : new int[] {1, 2, 5}) {
      Octets hops = Octets.EMPTY;
      for (int i = 0; i < recorded; i++) {
        hops = hops.plus(Ipv4Address.of(198, 51, 100, 9 + i).octets());
      }
      Octets route =
          Octets.ofInts(IpOption.RECORD_ROUTE, HEAD + 4 * (recorded + 2), 4 + hops.length())
              .plus(hops)
              .plus(Octets.repeat(0, 8));
      wire.ask(
          OptionProbes.probe(
              wire,
              "OPT-04",
              OptionProbes.padded(route),
              OptionRules.recordsRoute(route.length(), wire.target().address()),
              OptionRules.keepsRoute(hops)));
    }
  }

  /** Both are to be acted on, whichever comes first (RFC 1122, section 3.2.2.6). */
  @Case(
      value = "OPT-04.beside-timestamp",
      title = "Record Route before and behind an Internet Timestamp",
      alsoVerifies = "OPT-10",
      needs = Carriage.ROUTER_OPTIONS)
  void besideTimestamp(Wire wire) {
    if (!wire.target().offers("timestamp-option")) {
      wire.nothingToJudge("the target does not offer: timestamp-option");
      return;
    }
    Octets route = empty(3);
    Octets stamps = Octets.ofHex("440c0500").plus(Octets.repeat(0, 8));
    ReplyRule recorded = OptionRules.recordsRoute(route.length(), wire.target().address());
    ReplyRule stamped = OptionRules.stamped(stamps.length());
    for (Octets options : List.of(route.plus(stamps), stamps.plus(route))) {
      Octets padded = OptionProbes.padded(options);
      wire.ask(OptionProbes.probe(wire, "OPT-04", padded, recorded));
      wire.ask(OptionProbes.probe(wire, "OPT-10", padded, stamped));
    }
  }

  @Case(
      value = "OPT-05.entries",
      title = "How often the target enters itself into 1, 2, 3 and 9 slots",
      needs = Carriage.ROUTER_OPTIONS)
  void entries(Wire wire) {
    List<String> seen = new ArrayList<>();
    for (int slots : new int[] {1, 2, 3, 9}) {
      LedgerEntry entry = OptionProbes.survived(wire, "OPT-05", OptionProbes.padded(empty(slots)));
      String entries =
          OptionProbes.reply(entry)
              .map(reply -> entries(reply.header().options(), wire.target().address()))
              .orElse("no reply");
      seen.add(slots + (slots == 1 ? " slot: " : " slots: ") + entries);
    }
    wire.observe("OPT-05", "own entries in Record Route", String.join(", ", seen));
  }

  private static String entries(Octets options, Ipv4Address own) {
    return IpOption.find(options, IpOption.RECORD_ROUTE)
        .map(route -> String.valueOf(route.recorded().stream().filter(own::equals).count()))
        .orElse("not returned");
  }

  @Case(value = "OPT-06.full", title = "A full Record Route comes back as it was")
  void full(Wire wire) {
    for (String hex : new String[] {"070708c6336409", "0707ffc6336409"}) {
      Octets route = Octets.ofHex(hex);
      wire.ask(
          OptionProbes.probe(
              wire, "OPT-06", OptionProbes.padded(route), OptionRules.returned(route)));
    }
  }

  @Case(
      value = "OPT-07.pointers",
      title = "Record Route with a pointer below 4, a misaligned one and a slot that is too small",
      needs = Carriage.ROUTER_OPTIONS)
  void pointers(Wire wire) {
    Map<String, Octets> variants = new LinkedHashMap<>();
    for (int pointer : new int[] {0, 3, 5}) {
      variants.put("pointer " + pointer, OptionProbes.padded(empty(3).with(2, pointer)));
    }
    for (int left = 1; left <= 3; left++) {
      Octets partial = Octets.ofInts(IpOption.RECORD_ROUTE, HEAD + left, 4);
      variants.put(
          left + " octets left", OptionProbes.padded(partial.plus(Octets.repeat(0, left))));
    }
    OptionProbes.observeEach(wire, "OPT-07", "Record Route with a broken pointer", variants);
  }

  @Case(
      value = "OPT-08.twice",
      title = "Record Route twice in one header does no harm",
      needs = Carriage.ROUTER_OPTIONS)
  void twice(Wire wire) {
    Octets options =
        OptionProbes.padded(empty(1).plus(Octets.ofInts(IpOption.NO_OPERATION)))
            .plus(OptionProbes.padded(empty(1)));
    LedgerEntry entry = OptionProbes.survived(wire, "OPT-08", options);
    wire.observe("OPT-08", "Record Route twice", OptionProbes.outcome(entry));
  }

  @Case(
      value = "OPT-09.short",
      title = "Record Route too short for a pointer or an address",
      needs = Carriage.ROUTER_OPTIONS)
  void tooShort(Wire wire) {
    Map<String, Octets> variants = new LinkedHashMap<>();
    variants.put("length 2", OptionProbes.padded("0702"));
    variants.put("length 3", OptionProbes.padded("070304"));
    OptionProbes.observeEach(wire, "OPT-09", "Record Route too short", variants);
  }
}
