package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.IpOption;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Reply;
import io.echoproof.conformance.wire.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** IP options that a target need not know, and broken ones (RFC 791; RFC 1122, section 3.2.1.8). */
final class OptionCases {
  private static final int MOST = 40;
  private static final int LISTS = 24;
  private static final int[] UNKNOWN = {0x9E, 0x19, 0x52, 0xDE, 0x5E};

  /** Those with rows of their own: list, routes, timestamp, security, stream, router alert. */
  private static final Set<Integer> OTHER_ROWS =
      Set.of(0x00, 0x01, 0x07, 0x44, 0x82, 0x83, 0x85, 0x86, 0x88, 0x89, 0x94);

  @Case(
      value = "OPT-01.unknown",
      title = "Options that nobody knows, of all types and lengths, do not stop a request")
  void unknown(Wire wire) {
    List<Probe> probes = new ArrayList<>();
    for (int type : UNKNOWN) {
      for (int length = 2; length <= MOST; length++) {
        probes.add(unknown(wire, type, length));
      }
    }
    for (int type = 0; type < 256; type++) {
      if (!OTHER_ROWS.contains(type)) {
        probes.add(unknown(wire, type, 4));
      }
    }
    wire.parameter("options", probes.size() + ", of lengths 2 to " + MOST);
    wire.askAll(probes);
  }

  @Case(
      value = "OPT-01.many",
      title = "Many options that nobody knows in one header do not stop a request")
  void many(Wire wire) {
    List<Probe> probes = new ArrayList<>();
    probes.add(OptionProbes.probe(wire, "OPT-01", shortOnes(MOST / 2), Rules.sameData()));
    for (int i = 0; i < LISTS; i++) {
      probes.add(OptionProbes.probe(wire, "OPT-01", atRandom(wire), Rules.sameData()));
    }
    wire.askAll(probes);
  }

  private static Octets shortOnes(int count) {
    Octets options = Octets.EMPTY;
    for (int i = 0; i < count; i++) {
      options = options.plus(Octets.ofInts(UNKNOWN[i % UNKNOWN.length], 2));
    }
    return options;
  }

  /** Unknown options of any length with any content, No Operations among them. */
  private static Octets atRandom(Wire wire) {
    SplittableRandom random = wire.craft().random();
    Octets options = Octets.EMPTY;
    while (options.length() < MOST) {
      int length = random.nextInt(1, Math.min(12, MOST - options.length()) + 1);
      int type = UNKNOWN[random.nextInt(UNKNOWN.length)];
      options =
          options.plus(
              length == 1
                  ? Octets.ofInts(IpOption.NO_OPERATION)
                  : Octets.ofInts(type, length).plus(wire.craft().randomOctets(length - 2)));
    }
    return options;
  }

  private static Probe unknown(Wire wire, int type, int length) {
    Octets option = Octets.ofInts(type, length).plus(Octets.repeat(0, length - 2));
    return OptionProbes.probe(
        wire,
        "OPT-01",
        OptionProbes.padded(option),
        Rules.sameIdentifier(),
        Rules.sameSequenceNumber(),
        Rules.sameData());
  }

  @Case(
      value = "OPT-02.padding",
      title = "No Operation and End of Option List are stepped over, what is behind means nothing")
  void padding(Wire wire) {
    List<Octets> variants =
        List.of(
            Octets.ofHex("01010100"),
            Octets.ofHex("00ffffff"),
            Octets.repeat(IpOption.NO_OPERATION, MOST - 1).plus(Octets.ofInts(0)),
            Octets.ofHex("0100ffff"),
            Octets.repeat(0, MOST));
    variants.forEach(
        options -> wire.ask(OptionProbes.probe(wire, "OPT-02", options, Rules.sameData())));
    Octets padding = variants.get(0);
    wire.ask(
        Probe.of(
            "OPT-02",
            "options " + padding + " and DF",
            OptionProbes.echo(wire, padding).header(h -> h.flags(Ipv4Packet.FLAG_DF)),
            Rules.sameData()));
  }

  @Case(
      value = "OPT-03.lengths",
      title = "Lengths of 0 and 1, beyond the header and missing ones do no harm, at every place")
  void lengths(Wire wire) {
    Map<String, Set<String>> outcomes = new LinkedHashMap<>();
    for (int type : new int[] {0x9E, 0x07, 0x44, 0x83}) {
      for (int length : new int[] {0, 1, 0x28}) {
        note(outcomes, "length " + length, broken(wire, 0, type, length));
      }
      Octets missing = Octets.repeat(IpOption.NO_OPERATION, 3).plus(Octets.ofInts(type));
      note(outcomes, "missing", OptionProbes.survived(wire, "OPT-03", missing));
    }
    // Behind No Operations, up to the end of the longest header.
    for (int before = 1; before < MOST; before++) {
      note(outcomes, "length 0", broken(wire, before, 0x9E, 0));
      note(outcomes, "beyond the header", broken(wire, before, 0x07, MOST - before + 1));
    }
    List<String> seen = new ArrayList<>();
    outcomes.forEach((what, results) -> seen.add(what + ": " + String.join(" or ", results)));
    wire.observe("OPT-03", "options with broken lengths", String.join("; ", seen));
  }

  private static void note(Map<String, Set<String>> outcomes, String what, LedgerEntry entry) {
    String outcome = OptionProbes.outcome(entry).replaceAll(" pointer .*", "");
    outcomes.computeIfAbsent(what, k -> new TreeSet<>()).add(outcome);
  }

  private static LedgerEntry broken(Wire wire, int before, int type, int length) {
    Octets front = Octets.repeat(IpOption.NO_OPERATION, before).plus(Octets.ofInts(type));
    Octets options = front.length() < MOST ? front.plus(Octets.ofInts(length)) : front;
    return OptionProbes.survived(wire, "OPT-03", OptionProbes.padded(options));
  }

  @Case(value = "OPT-20.stream", title = "The obsolete Stream Identifier does not stop a request")
  void stream(Wire wire) {
    Octets stream = Octets.ofHex("88040001");
    LedgerEntry entry = wire.ask(OptionProbes.probe(wire, "OPT-20", stream, Rules.sameData()));
    // Ignoring it is a MUST, not to send it a SHOULD at most (RFC 1122, section 3.2.1.8, b).
    wire.observe(
        "OPT-20",
        "Stream Identifier in the reply",
        OptionProbes.reply(entry)
            .map(reply -> IpOption.find(reply.header().options(), stream.u8(0)).isPresent())
            .map(isThere -> isThere ? "returned" : "not returned")
            .orElse("no reply"));
  }

  @Case(
      value = "OPT-21.security",
      title = "Security and Router Alert do not stop a request, and what CIPSO does")
  void security(Wire wire) {
    for (String hex : new String[] {"820b000000000000000000", "94040000"}) {
      wire.ask(OptionProbes.probe(wire, "OPT-21", OptionProbes.padded(hex), Rules.sameData()));
    }
    // DOI 1, one tag of type 1 with sensitivity level 1.
    Octets cipso = OptionProbes.padded("860a0000000101040001");
    LedgerEntry entry = OptionProbes.survived(wire, "OPT-21", cipso);
    wire.observe("OPT-21", "CIPSO of an unknown domain", OptionProbes.outcome(entry));
  }

  @Case(
      value = "OPT-22.shape",
      title = "Replies to requests with options, here and in the whole run, are well formed")
  void shape(Wire wire) {
    for (String hex :
        new String[] {"01010100", "9e040000", "070f04", "440c0500", "88040001", "94040000"}) {
      Octets option = Octets.ofHex(hex);
      int length = option.u8(0) == IpOption.NO_OPERATION ? option.length() : option.u8(1);
      Octets options = OptionProbes.padded(option.plus(Octets.repeat(0, length - option.length())));
      for (int data : new int[] {0, 1, 8}) {
        Probe probe =
            Probe.of("OPT-22", "options " + options, wire.echo(data).options(options))
                .expecting(Expectation.free());
        LedgerEntry entry = wire.survives(probe);
        if (entry.others() > 0) {
          wire.fail(
              "OPT-22",
              "the ICMP message does not begin where the header ends: " + probe.label(),
              "an echo reply behind a header as long as it says",
              entry.replies().stream()
                  .filter(r -> !r.isError())
                  .findFirst()
                  .map(Reply::describe)
                  .orElse("something else"),
              entry);
        }
      }
    }
  }

  @Case(
      value = "OPT-24.verbatim",
      title = "How many option octets of a request come back unchanged")
  void verbatim(Wire wire) {
    List<String> seen = new ArrayList<>();
    Map<String, Octets> variants = new LinkedHashMap<>();
    variants.put("No Operation", Octets.repeat(IpOption.NO_OPERATION, 4));
    variants.put("unknown option", Octets.ofHex("9e040102"));
    variants.put("padding", Octets.ofHex("00a5a5a5"));
    variants.put("Record Route", Octets.ofHex("0707040000000000"));
    variants.forEach(
        (label, options) -> {
          LedgerEntry entry = OptionProbes.survived(wire, "OPT-24", options);
          seen.add(
              label
                  + ": "
                  + OptionProbes.reply(entry)
                      .map(reply -> returned(options, reply.header().options()))
                      .orElse("no reply"));
        });
    wire.observe("OPT-24", "options that come back", String.join(", ", seen));
  }

  private static String returned(Octets sent, Octets seen) {
    if (seen.length() == 0) {
      return "0 octets";
    }
    return seen.equals(sent) ? "verbatim" : seen.length() + " octets, changed";
  }

  @Case(
      value = "OPT-23.fragments",
      title = "Options, odd data and reassembly together: those of fragment zero count")
  void fragments(Wire wire) {
    Octets route = Octets.ofHex("070b04000000000000000000");
    Octets other = Octets.ofHex("070b08c63364090000000000");
    for (boolean both : new boolean[] {false, true}) {
      Fragmented fragmented = Fragmented.of(wire, wire.echo(25), 16).with(0, h -> h.options(route));
      Fragmented sent = both ? fragmented.with(1, h -> h.options(other)) : fragmented;
      wire.ask(
          sent.probe(
              "OPT-23",
              "Record Route in " + (both ? "both fragments" : "fragment zero only"),
              Rules.sameData(),
              OptionRules.doesNotVisit(OptionRules.FOREIGN)));
    }
  }
}
