package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.packet.IpOption;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The option Internet Timestamp (RFC 791, section 3.1; RFC 1122, section 3.2.1.8(e)). */
final class TimestampOptionCases {
  private static final int HEAD = 4;
  private static final int FIRST = 5;
  private static final int STAMPS = 0;
  private static final int PAIRS = 1;
  private static final int PRESPECIFIED = 3;

  /** No address of anybody, so not the target's own. */
  private static final Ipv4Address NOBODY = Ipv4Address.of(0, 0, 0, 0);

  private static Octets option(int pointer, int overflowAndFlag, Octets data) {
    return Octets.ofInts(IpOption.TIMESTAMP, HEAD + data.length(), pointer, overflowAndFlag)
        .plus(data);
  }

  @Case(
      value = "OPT-10.stamps",
      title = "Two empty slots for stamps come back with at least one",
      needs = Carriage.ROUTER_OPTIONS)
  void stamps(Wire wire) {
    Octets option = option(FIRST, STAMPS, Octets.repeat(0, 8));
    wire.ask(OptionProbes.probe(wire, "OPT-10", option, OptionRules.stamped(option.length())));
  }

  @Case(
      value = "OPT-11.pairs",
      title = "Four empty slots for pairs come back with the target's address and a stamp",
      needs = Carriage.ROUTER_OPTIONS)
  void pairs(Wire wire) {
    Octets option = option(FIRST, PAIRS, Octets.repeat(0, 32));
    wire.ask(
        OptionProbes.probe(
            wire,
            "OPT-11",
            option,
            OptionRules.stampedBeside(option.length(), wire.target().address())));
  }

  @Case(
      value = "OPT-12.prespecified",
      title = "Of prespecified addresses only the target's own gets a stamp",
      needs = Carriage.ROUTER_OPTIONS)
  void prespecified(Wire wire) {
    Octets own = option(FIRST, PRESPECIFIED, slot(wire.target().address()));
    wire.ask(
        OptionProbes.probe(
            wire, "OPT-12", own, OptionRules.stampedBeside(own.length(), wire.target().address())));
    for (Ipv4Address next : List.of(OptionRules.FOREIGN, NOBODY)) {
      Octets other = option(FIRST, PRESPECIFIED, slot(next));
      wire.ask(OptionProbes.probe(wire, "OPT-12", other, OptionRules.returned(other)));
    }
  }

  private static Octets slot(Ipv4Address address) {
    return address.octets().plus(Octets.repeat(0, 4));
  }

  @Case(
      value = "OPT-13.overflow",
      title = "Without room the overflow is counted, and a count beyond 15 is an error",
      needs = Carriage.ROUTER_OPTIONS)
  void overflow(Wire wire) {
    for (int count : new int[] {0, 14}) {
      wire.ask(OptionProbes.probe(wire, "OPT-13", full(count), OptionRules.overflow(count + 1)));
    }
    Ipv4Address source = wire.freshSource();
    wire.survives(
        Probe.of(
                "OPT-13",
                "options " + full(15) + ", overflow 15",
                OptionProbes.echo(wire, full(15)).header(h -> h.source(source)))
            .expecting(Expectation.noEcho()));
  }

  private static Octets full(int overflow) {
    return option(FIRST + 4, (overflow << 4) | STAMPS, Octets.ofHex("01020304"));
  }

  @Case(
      value = "OPT-14.flags",
      title = "The flags 2 and 4 to 15, which mean nothing",
      needs = Carriage.ROUTER_OPTIONS)
  void flags(Wire wire) {
    Map<String, Octets> variants = new LinkedHashMap<>();
    for (int flag = 2; flag < 16; flag++) {
      if (flag != PRESPECIFIED) {
        variants.put("flag " + flag, option(FIRST, flag, Octets.repeat(0, 8)));
      }
    }
    OptionProbes.observeEach(wire, "OPT-14", "Internet Timestamp with undefined flags", variants);
  }

  @Case(
      value = "OPT-15.pointers",
      title = "A pointer below 5, a misaligned one and a length that does not hold whole stamps",
      needs = Carriage.ROUTER_OPTIONS)
  void pointers(Wire wire) {
    Map<String, Octets> variants = new LinkedHashMap<>();
    variants.put("pointer 4", option(4, STAMPS, Octets.repeat(0, 8)));
    variants.put("pointer 6", option(6, STAMPS, Octets.repeat(0, 8)));
    variants.put(
        "length 10, pointer 9", OptionProbes.padded(option(9, STAMPS, Octets.repeat(0, 6))));
    OptionProbes.observeEach(
        wire, "OPT-15", "Internet Timestamp with a broken pointer or length", variants);
  }
}
