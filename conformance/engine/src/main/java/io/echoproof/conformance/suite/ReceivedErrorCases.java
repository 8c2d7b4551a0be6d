package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.Checksum;
import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.EchoKey;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** ICMP errors that the target receives, with whatever they quote (RFC 1122, section 3.2.2). */
final class ReceivedErrorCases {
  private static final int[] TYPES_WITH_EXTENSIONS = {3, 11, 12};
  private static final int CODES = 16;

  /** 128 octets quoted, and the largest of the extensions. */
  private static final int LARGEST_WITH_EXTENSIONS = 140;

  private static final int QUENCHES = 100;
  private static final int ECHOES = 100;

  /** Quoted as where the target's datagram went: nobody in this run, so no route to it matters. */
  private static final Ipv4Address NOBODY = Ipv4Address.of(203, 0, 113, 9);

  /** An echo reply as the target could have sent it. */
  private static Ipv4Packet sentByTarget(Wire wire, Ipv4Address peer) {
    IcmpMessage reply =
        wire.echo(0).message().withType(IcmpMessage.ECHO_REPLY).withData(Octets.EMPTY);
    return Ipv4Packet.icmp(
        /* source= */ wire.target().address(), /* destination= */ peer, reply.toOctets());
  }

  /**
   * An error in place of an echo request; its second word is whatever the key of an echo would be,
   * so that it stays unique.
   */
  private static void dropped(
      Wire wire, String row, String label, int type, int code, Octets quote) {
    wire.rejects(
        row,
        "type " + type + ", code " + code + ", " + label,
        () -> wire.echo(quote),
        echo -> echo.message(m -> m.withType(type).withCode(code)).frame(),
        Expectation.silence());
  }

  /** The same with that second word. */
  private static void dropped(
      Wire wire, String row, String label, int type, int code, int word, Octets quote) {
    wire.rejects(
        row,
        "type " + type + ", code " + code + ", " + label,
        () -> wire.echo(quote),
        echo ->
            echo.message(m -> m.withType(type).withCode(code).withKey(word >>> 16, word & 0xFFFF))
                .frame(),
        Expectation.silence());
  }

  @Case(
      value = "TYP-06.errors",
      title = "Errors of types 3, 4, 5, 11 and 12, all codes to 15, five quotes: none is answered")
  void errors(Wire wire) {
    Octets valid = sentByTarget(wire, NOBODY).toOctets();
    Map<String, Octets> quotes = new LinkedHashMap<>();
    quotes.put("a valid quote", valid);
    quotes.put("no quote", Octets.EMPTY);
    quotes.put("7 octets quoted", valid.slice(0, 7));
    quotes.put("a quoted header length of 15", valid.with(0, 0x4F));
    quotes.put(
        "a quote of an error",
        Ipv4Packet.icmp(
                /* source= */ wire.target().tester(),
                /* destination= */ wire.target().address(),
                Octets.ofHex("0301fcfe00000000"))
            .toOctets());
    for (int type : new int[] {3, 4, 5, 11, 12}) {
      for (int code = 0; code < CODES; code++) {
        int shown = code;
        quotes.forEach((label, quote) -> dropped(wire, "TYP-06", label, type, shown, quote));
      }
    }
  }

  /** Who hands a quote to where datagrams are taken from answers it. */
  @Case(
      value = "TYP-06.quoted-request",
      title = "A whole echo request to the target, quoted in an error, is not answered")
  void quotedRequest(Wire wire) {
    for (int type : new int[] {3, 4, 5, 11, 12}) {
      Echo request = wire.echo(8);
      Echo error = wire.echo(request.frame()).message(m -> m.withType(type));
      wire.survives(
          Probe.of("TYP-06", "type " + type + " that quotes a whole request", request)
              .sending(List.of(error.frame()))
              .expecting(Expectation.silence()));
    }
  }

  /**
   * RFC 1191, section 4: the lower half of the unused word is the MTU of the next hop. What a host
   * makes of it is its affair; that of one without a path MTU must not be that peers lose replies.
   */
  @Case(
      value = "RCV-03.next-hop-mtu",
      title =
          "Fragmentation Needed with any next-hop MTU does no harm, and takes no peer its reply")
  void nextHopMtu(Wire wire) {
    for (int mtu : new int[] {0, 1, 19, 20, 24, 27, 28, 67, 68, 296, 576, 1500, 0xFFFF}) {
      Ipv4Address peer = wire.freshSource();
      Octets quote = sentByTarget(wire, peer).toOctets();
      // From the peer itself: so small a key would be somebody else's too.
      Echo error =
          wire.echo(quote)
              .pinned(new EchoKey(0, mtu), peer)
              .message(m -> m.withType(IcmpMessage.DESTINATION_UNREACHABLE).withCode(4));
      wire.send(Probe.of("RCV-03", "next-hop MTU " + mtu, error).expecting(Expectation.silence()));
      wire.ask(
          Probe.of(
              "RCV-03",
              "a request from " + peer + " after a next-hop MTU of " + mtu,
              wire.echo(Sizes.atMost(wire, 1_000)).header(h -> h.source(peer))));
    }
  }

  /**
   * The unused word of a Source Quench is zero on the wire, which is no key of ours: so one comes
   * from an address of its own, and in the others the word is whatever makes their answer known.
   */
  @Case(
      value = "RCV-01.source-quench",
      title = "A burst of Source Quench is not answered, and does not slow the replies to requests")
  void sourceQuench(Wire wire) {
    long before = answered(askMany(wire, "before them"));
    Octets quote = sentByTarget(wire, wire.target().tester()).toOctets();
    quench(
        wire, "with a word of 0", wire.echo(quote).pinned(new EchoKey(0, 0), wire.freshSource()));
    for (int i = 0; i < QUENCHES; i++) {
      quench(wire, String.valueOf(i), wire.echo(quote));
    }
    wire.sentinel();
    List<LedgerEntry> after = askMany(wire, "after them");
    if (answered(after) < before) {
      wire.fail(
          "RCV-01",
          "fewer requests are answered after a burst of Source Quench",
          before + " of " + ECHOES + ", as before them",
          answered(after) + " of " + ECHOES,
          after.stream().filter(e -> e.answers() == 0).toArray(LedgerEntry[]::new));
    }
  }

  private static void quench(Wire wire, String label, Echo echo) {
    Echo quench = echo.message(m -> m.withType(IcmpMessage.SOURCE_QUENCH));
    wire.send(
        Probe.of("RCV-01", "Source Quench " + label, quench).expecting(Expectation.silence()));
  }

  private static List<LedgerEntry> askMany(Wire wire, String when) {
    List<Probe> echoes = new ArrayList<>();
    for (int i = 0; i < ECHOES; i++) {
      echoes.add(
          Probe.of("RCV-01", "request " + i + " " + when, wire.echo(4))
              .expecting(Expectation.free()));
    }
    List<LedgerEntry> entries = wire.askAll(echoes);
    wire.sentinel();
    return entries;
  }

  private static long answered(List<LedgerEntry> entries) {
    return entries.stream().filter(e -> e.answers() > 0).count();
  }

  @Case(
      value = "RCV-02.redirect",
      title = "Redirects to gateways that can't be used do not change where replies go")
  void redirect(Wire wire) {
    Ipv4Address peer = wire.freshSource();
    List<Ipv4Address> gateways =
        List.of(
            Ipv4Address.of(127, 0, 0, 1),
            wire.target().address(),
            wire.target().prefix().broadcast(),
            Ipv4Address.of(198, 51, 100, 1));
    Octets quote = sentByTarget(wire, peer).toOctets();
    for (Ipv4Address gateway : gateways) {
      for (int code = 0; code <= 1; code++) {
        dropped(
            wire,
            "RCV-02",
            "gateway " + gateway,
            IcmpMessage.REDIRECT,
            code,
            gateway.value(),
            quote);
        wire.ask(
            Probe.of(
                "RCV-02",
                "from " + peer + " after a Redirect to " + gateway,
                wire.echo(4).header(h -> h.source(peer)),
                Rules.addressesReversed()));
      }
    }
  }

  @Case(value = "RCV-03.broken-quotes", title = "Errors with broken quotes do no harm")
  void brokenQuotes(Wire wire) {
    Octets valid = sentByTarget(wire, NOBODY).toOctets();
    Map<String, Octets> quotes = new LinkedHashMap<>();
    for (int length : new int[] {0, 1, 19, 20, 27}) {
      quotes.put(length + " octets quoted", valid.slice(0, length));
    }
    quotes.put("a quoted header length of 0", valid.with(0, 0x40));
    quotes.put("a quoted header length of 15", valid.with(0, 0x4F));
    quotes.put("a quoted version of 6", valid.with(0, 0x65));
    quotes.put(
        "options in the quote",
        sentByTarget(wire, NOBODY).toBuilder()
            .options(Octets.ofHex("0707040000000000"))
            .build()
            .toOctets());
    quotes.put(
        "a quoted fragment",
        sentByTarget(wire, NOBODY).toBuilder().fragmentOffset(100).build().toOctets());
    for (int type : TYPES_WITH_EXTENSIONS) {
      quotes.forEach((label, quote) -> dropped(wire, "RCV-03", label, type, 1, quote));
    }
  }

  /** RFC 4884: the second octet of the unused word counts the 32-bit words that are quoted. */
  @Case(value = "RCV-04.broken-extensions", title = "Errors with broken extensions do no harm")
  void brokenExtensions(Wire wire) {
    if (Sizes.largest(wire) < LARGEST_WITH_EXTENSIONS) {
      wire.nothingToJudge("the MTU has no room for an error with extensions");
      return;
    }
    Octets quote = sentByTarget(wire, NOBODY).toOctets();
    Octets padded = quote.plus(Octets.repeat(0, 128 - quote.length()));
    int words = 128 / 4;
    Map<String, Octets> extensions = new LinkedHashMap<>();
    extensions.put("extensions that are right", structure("2000", "0008010100000000"));
    extensions.put(
        "a wrong checksum", structure("2000", "0008010100000000").with(2, 0x12).with(3, 0x34));
    extensions.put("version 1", structure("1000", "0008010100000000"));
    extensions.put("an object of length 0", structure("2000", "0000010100000000"));
    extensions.put("an object of length 3", structure("2000", "0003010100000000"));
    extensions.put("an object longer than the message", structure("2000", "fffc010100000000"));
    extensions.put("half a header", Octets.ofHex("2000"));
    extensions.put("no object", structure("2000", ""));
    for (int type : TYPES_WITH_EXTENSIONS) {
      extensions.forEach(
          (label, octets) ->
              dropped(wire, "RCV-04", label, type, 1, length(wire, words), padded.plus(octets)));
      dropped(wire, "RCV-04", "a length beyond the message", type, 1, length(wire, 0xFF), padded);
      dropped(wire, "RCV-04", "a length of one word", type, 1, length(wire, 1), padded);
    }
  }

  /** The second word with that length, the unused octets at random, so that it stays unique. */
  private static int length(Wire wire, int words) {
    return (words << 16) | (wire.craft().random().nextInt() & 0xFF00FFFF);
  }

  private static Octets structure(String versionAndReserved, String object) {
    Octets zeroed = Octets.ofHex(versionAndReserved + "0000" + object);
    int checksum = Checksum.of(zeroed);
    return zeroed.with(2, checksum >>> 8).with(3, checksum);
  }
}
