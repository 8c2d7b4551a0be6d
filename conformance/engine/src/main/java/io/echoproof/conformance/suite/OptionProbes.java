package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Reply;
import io.echoproof.conformance.wire.ReplyRule;
import io.echoproof.conformance.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Echo requests with options, and what becomes of them, in words. */
final class OptionProbes {
  private static final int DATA = 8;

  /** The longest header and an ICMP header; every link carries that much (RFC 791, section 3.2). */
  private static final int LEAST_MTU = 68;

  private OptionProbes() {}

  /** Octets written as hex, filled with End of Option List to whole 32-bit words. */
  static Octets padded(String hex) {
    return padded(Octets.ofHex(hex));
  }

  /** The same for octets. */
  static Octets padded(Octets options) {
    return options.plus(Octets.repeat(0, -options.length() & 3));
  }

  static Echo echo(Wire wire, Octets options) {
    return wire.echo(Math.min(DATA, wire.target().mtu() - LEAST_MTU)).options(options);
  }

  /** A request with these options, which has to be answered. */
  static Probe probe(Wire wire, String row, Octets options, ReplyRule... rules) {
    return Probe.of(row, "options " + options, echo(wire, options), rules);
  }

  /**
   * A request with these options, to which anything may come. From a source of its own, lest a
   * limit on errors takes away what another one should show.
   */
  static LedgerEntry survived(Wire wire, String row, Octets options, ReplyRule... rules) {
    Ipv4Address source = wire.freshSource();
    Echo echo = echo(wire, options).header(h -> h.source(source));
    return wire.survives(
        Probe.of(row, "options " + options, echo, rules).expecting(Expectation.free()));
  }

  /** What came back, in a few words. */
  static String outcome(LedgerEntry entry) {
    Optional<Reply> error = entry.replies().stream().filter(Reply::isError).findFirst();
    if (error.isPresent()) {
      IcmpMessage message = error.get().icmp();
      String which = message.type() + "/" + message.code();
      return message.type() == IcmpMessage.PARAMETER_PROBLEM
          ? which + " pointer " + (message.identifier() >>> 8)
          : which;
    }
    return entry.echoReplies() > 0 ? "answered" : "silence";
  }

  /** Records what becomes of each of some variants. */
  static void observeEach(Wire wire, String row, String name, Map<String, Octets> variants) {
    List<String> seen = new ArrayList<>();
    variants.forEach(
        (label, options) -> seen.add(label + ": " + outcome(survived(wire, row, options))));
    wire.observe(row, name, String.join(", ", seen));
  }

  static Optional<Reply> reply(LedgerEntry entry) {
    return entry.replies().stream().filter(Reply::isEchoReply).findFirst();
  }
}
