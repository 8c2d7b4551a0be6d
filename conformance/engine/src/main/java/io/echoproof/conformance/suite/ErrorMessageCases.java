package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.Setting;
import io.echoproof.conformance.wire.Answer;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.ReplyRule;
import io.echoproof.conformance.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The ICMP errors that a host sends (RFC 1122, section 3.2.2). */
final class ErrorMessageCases {
  private static final int DATA = 8;

  /** IANA has given none of these numbers to a protocol. */
  private static final int FIRST_UNASSIGNED = 148;

  private static final int PROTOCOL_UNREACHABLE = 2;
  private static final int PORT_UNREACHABLE = 3;
  private static final int OPTIONS_AT = Ipv4Packet.HEADER_LENGTH;

  /**
   * Asks for errors that may or may not come, and judges those that do. Whether they have to come
   * are rows of their own.
   */
  private static List<LedgerEntry> elicit(Wire wire, List<Probe> probes, ReplyRule... rules) {
    List<LedgerEntry> entries =
        wire.askAll(
            probes.stream()
                .map(p -> p.expecting(Expectation.free(Answer.ERROR)).judgedBy(rules))
                .toList());
    wire.sentinel();
    boolean any = entries.stream().anyMatch(e -> e.answers() > 0);
    if (!any && !wire.awaitReplies(entries.get(0), 1)) {
      wire.nothingToJudge("the target sent no ICMP error (those are rows ERR-01 and ERR-02)");
    }
    return entries;
  }

  private static Probe unknown(Wire wire, String row, int length) {
    return Datagrams.probe(
        row, "protocol 253, " + Count.data(length), Datagrams.unknown(wire, length));
  }

  private static Probe udp(Wire wire, String row, int length) {
    return Datagrams.probe(
        row, "UDP to a closed port, " + Count.data(length), Datagrams.udp(wire, length));
  }

  private static List<Probe> both(Wire wire, String row) {
    return List.of(unknown(wire, row, DATA), udp(wire, row, DATA));
  }

  @Case(
      value = "ERR-01.protocols",
      title = "Each protocol that nobody has is reported as Protocol Unreachable, once")
  void protocols(Wire wire) {
    List<Probe> probes = new ArrayList<>();
    for (int protocol = FIRST_UNASSIGNED; protocol <= 254; protocol++) {
      probes.add(
          Datagrams.probe(
                  "ERR-01",
                  "protocol " + protocol,
                  Datagrams.of(wire, protocol, wire.craft().randomOctets(DATA)))
              .expecting(Expectation.exactly(1, Answer.error(3, PROTOCOL_UNREACHABLE)))
              .judgedBy(Rules.checksumVerifies()));
    }
    wire.askAll(probes);
  }

  @Case(
      value = "ERR-02.closed-port",
      title = "UDP to a closed port is reported as Port Unreachable, once")
  void closedPort(Wire wire) {
    List<Probe> probes = new ArrayList<>();
    for (int length : new int[] {0, 1, DATA, Sizes.atMost(wire, 1400)}) {
      probes.add(
          udp(wire, "ERR-02", length)
              .expecting(Expectation.exactly(1, Answer.error(3, PORT_UNREACHABLE)))
              .judgedBy(Rules.checksumVerifies()));
    }
    wire.askAll(probes);
  }

  @Case(
      value = "ERR-03.quote",
      title = "An error quotes the header and 8 octets of data, or all where there are fewer")
  void quote(Wire wire) {
    List<Probe> probes = new ArrayList<>();
    for (int length : new int[] {0, 4, 8, 100, Sizes.atMost(wire, 1400)}) {
      probes.add(unknown(wire, "ERR-03", length));
      probes.add(udp(wire, "ERR-03", length));
    }
    elicit(wire, probes, ErrorRules.quotesEnough());
  }

  @Case(value = "ERR-04.unchanged", title = "What an error quotes is as it was sent")
  void unchanged(Wire wire) {
    elicit(wire, both(wire, "ERR-04"), ErrorRules.quotesUnchanged());
  }

  @Case(
      value = "ERR-04.unchanged-options",
      title = "What an error quotes is as it was sent, with options that the target updates too")
  void unchangedOptions(Wire wire) {
    List<Probe> probes = new ArrayList<>();
    probes.add(withOptions(wire, "ERR-04", "Record Route", "070f04" + "00".repeat(12) + "00"));
    probes.add(withOptions(wire, "ERR-04", "Internet Timestamp", "440c0500" + "00".repeat(8)));
    elicit(wire, probes, ErrorRules.quotesUnchanged());
    if (wire.target().offers("source-route")) {
      String route = "830708c6336401" + "00";
      wire.with(
          Setting.SOURCE_ROUTE,
          () ->
              elicit(
                  wire,
                  List.of(withOptions(wire, "ERR-04", "a complete loose source route", route)),
                  ErrorRules.quotesUnchanged()));
    }
  }

  private static Probe withOptions(Wire wire, String row, String label, String options) {
    Ipv4Packet packet =
        Datagrams.unknown(wire, DATA).toBuilder().options(Octets.ofHex(options)).build();
    return Datagrams.probe(row, "protocol 253 with " + label, packet);
  }

  @Case(
      value = "ERR-05.long-header",
      title = "An error about a datagram with options quotes the whole header and 8 octets more")
  void longHeader(Wire wire) {
    elicit(
        wire,
        List.of(
            withOptions(wire, "ERR-05", "header length 9", "01".repeat(16)),
            withOptions(wire, "ERR-05", "header length 15", "01".repeat(40))),
        ErrorRules.quotesEnough());
  }

  @Case(
      value = "ERR-06.as-much-as-fits",
      title = "An error about a large datagram quotes as much as fits into 576 octets")
  void asMuchAsFits(Wire wire) {
    int length = Sizes.atMost(wire, 1400);
    elicit(wire, List.of(udp(wire, "ERR-06", length)), ErrorRules.quotesAsMuchAsFits());
  }

  @Case(value = "ERR-07.unused", title = "The unused fields of errors are zero")
  void unused(Wire wire) {
    List<Probe> probes = new ArrayList<>(both(wire, "ERR-07"));
    probes.add(brokenOption(wire, "ERR-07", "length 0", "9e000000"));
    elicit(wire, probes, ErrorRules.unusedIsZero());
  }

  @Case(
      value = "ERR-08.addresses",
      title = "An error goes from an address of the target to the source of what it is about")
  void addresses(Wire wire) {
    elicit(wire, both(wire, "ERR-08"), ErrorRules.addresses(wire.target()));
  }

  private static Probe brokenOption(Wire wire, String row, String label, String options) {
    return Probe.of(row, "an option with " + label, wire.echo(DATA).options(Octets.ofHex(options)));
  }

  @Case(
      value = "ERR-09.pointer",
      title = "The pointer of a Parameter Problem names an octet of the broken option")
  void pointer(Wire wire) {
    elicit(
        wire,
        List.of(
            brokenOption(wire, "ERR-09", "length 0", "9e000000"),
            brokenOption(wire, "ERR-09", "length 1", "9e010000"),
            brokenOption(wire, "ERR-09", "a length beyond the header", "9e280000"),
            brokenOption(wire, "ERR-09", "Record Route's pointer 3", "070703" + "00".repeat(5)),
            brokenOption(wire, "ERR-09", "Timestamp's overflow 15", "440809f0" + "01020304")),
        ErrorRules.pointsBetween(OPTIONS_AT, OPTIONS_AT + 7));
  }

  @Case(
      value = "ERR-17.extensions",
      title = "An error has no extensions and a length of zero, or extensions that are well formed")
  void extensions(Wire wire) {
    List<Probe> probes = new ArrayList<>(both(wire, "ERR-17"));
    probes.add(unknown(wire, "ERR-17", Sizes.atMost(wire, 1400)));
    probes.add(brokenOption(wire, "ERR-17", "length 0", "9e000000"));
    elicit(wire, probes, ErrorRules.extensionsAreSound());
  }

  @Case(
      value = "ERR-19.bad-option",
      title = "An option with an impossible length is reported as Parameter Problem, if at all")
  void badOption(Wire wire) {
    List<LedgerEntry> entries =
        elicit(
            wire,
            List.of(
                brokenOption(wire, "ERR-19", "length 0", "9e000000"),
                brokenOption(wire, "ERR-19", "length 1", "9e010000"),
                brokenOption(wire, "ERR-19", "a length beyond the header", "9e280000")),
            ErrorRules.isParameterProblem());
    for (LedgerEntry entry : entries) {
      if (entry.answers() > 0 && entry.echoReplies() > 0) {
        wire.fail(
            "ERR-19",
            "reported and answered: " + entry.probe().label(),
            "an error about a datagram that was dropped",
            "an ICMP error and an echo reply",
            entry);
      }
    }
  }

  @Case(value = "ERR-20.ttl", title = "The TTL that errors are sent with")
  void ttl(Wire wire) {
    TreeSet<Integer> seen = new TreeSet<>();
    elicit(wire, both(wire, "ERR-20"))
        .forEach(entry -> entry.answering().forEach(error -> seen.add(error.header().ttl())));
    wire.observe("ERR-20", "TTL of ICMP errors", seen.isEmpty() ? "no errors" : seen.toString());
  }

  @Case(
      value = "TOS-05.errors",
      title = "Errors have TOS 0, as for hosts, or precedence 6 or 7, as for routers")
  void typeOfService(Wire wire) {
    int tos = 0xB8;
    Ipv4Packet packet = Datagrams.udp(wire, DATA).toBuilder().tos(tos).build();
    Probe probe = Datagrams.probe("TOS-05", "UDP to a closed port with TOS b8", packet);
    elicit(wire, List.of(probe), ErrorRules.typeOfService())
        .forEach(
            entry ->
                entry.answering().stream()
                    .findFirst()
                    .ifPresent(
                        error ->
                            wire.observe(
                                "TOS-05",
                                "TOS of an error about TOS b8",
                                words(tos, error.header().tos()))));
  }

  private static String words(int sent, int seen) {
    String rule =
        seen == 0
            ? ", as RFC 1122 wants of hosts"
            : ErrorRules.isRouters(sent, seen) ? ", as RFC 1812 wants of routers" : "";
    return String.format("%02x", seen) + rule;
  }
}
