package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.Checksum;
import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Codes and types that a target does not know or did not ask for (RFC 1122, section 3.2.2). */
final class UnknownTypeCases {
  private static final int TYPES = 256;
  private static final int CODES = 256;
  private static final int[] DATA_LENGTHS = {0, 92};

  /** Known types: rows of their own say what becomes of them. */
  private static final Set<Integer> KNOWN =
      Set.of(
          IcmpMessage.ECHO_REPLY,
          IcmpMessage.DESTINATION_UNREACHABLE,
          IcmpMessage.SOURCE_QUENCH,
          IcmpMessage.REDIRECT,
          IcmpMessage.ECHO_REQUEST,
          IcmpMessage.TIME_EXCEEDED,
          IcmpMessage.PARAMETER_PROBLEM,
          IcmpMessage.TIMESTAMP,
          IcmpMessage.TIMESTAMP_REPLY,
          IcmpMessage.INFORMATION_REQUEST,
          IcmpMessage.INFORMATION_REPLY,
          IcmpMessage.ADDRESS_MASK_REQUEST,
          IcmpMessage.ADDRESS_MASK_REPLY,
          IcmpMessage.EXTENDED_ECHO_REQUEST,
          IcmpMessage.EXTENDED_ECHO_REPLY);

  private static boolean isBetween(int type, int first, int last) {
    return type >= first && type <= last;
  }

  /** Each of these types, where an echo request of the same length is answered. */
  private static void dropped(Wire wire, String row, Expectation silence, IntPredicate chosen) {
    int[] types = IntStream.range(0, TYPES).filter(chosen).toArray();
    wire.parameter("types", String.valueOf(types.length));
    for (int type : types) {
      for (int wanted : DATA_LENGTHS) {
        int length = Sizes.atMost(wire, wanted);
        wire.rejects(
            row,
            "type " + type + " with " + (length + IcmpMessage.HEADER_LENGTH) + " octets",
            () -> wire.echo(length),
            echo -> echo.message(m -> m.withType(type)).frame(),
            silence);
      }
      int code = wire.craft().random().nextInt(1, CODES);
      wire.rejects(
          row,
          "type " + type + " with code " + code,
          () -> wire.echo(4),
          echo -> echo.message(m -> m.withType(type).withCode(code)).frame(),
          silence);
    }
  }

  private static void dropped(Wire wire, String row, IntPredicate chosen) {
    dropped(wire, row, Expectation.silence(), chosen);
  }

  @Case(
      value = "TYP-01.codes",
      title = "What becomes of echo requests with each of the codes from 1 to 255")
  void codes(Wire wire) {
    List<Probe> probes = new ArrayList<>();
    for (int code = 1; code < TYPES; code++) {
      Probe probe = Probe.of("TYP-01", "code " + code, wire.echo(4).code(code));
      probes.add(probe.expecting(Expectation.free()));
    }
    List<LedgerEntry> entries = wire.askAll(probes);
    wire.sentinel();
    Map<String, TreeSet<Integer>> seen = new LinkedHashMap<>();
    for (LedgerEntry entry : entries) {
      int code = entry.probe().echo().orElseThrow().message().code();
      seen.computeIfAbsent(fate(entry, code), k -> new TreeSet<>()).add(code);
    }
    String words =
        seen.size() == 1
            ? seen.keySet().iterator().next()
            : String.join(
                ", ", seen.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList());
    wire.observe("TYP-01", "code of the reply to an echo with another code than 0", words);
  }

  private static String fate(LedgerEntry entry, int code) {
    return entry.answering().stream()
        .findFirst()
        .map(
            reply ->
                reply.icmp().code() == code
                    ? "copied"
                    : reply.icmp().code() == 0 ? "zeroed" : "another one")
        .orElse("dropped");
  }

  @Case(
      value = "TYP-02.all-types",
      title = "Every type that is not assigned, or is not for this target, is dropped silently",
      alsoVerifies = "TYP-03")
  void allTypes(Wire wire) {
    dropped(
        wire,
        "TYP-02",
        Expectation.silence().withErrorsAgainst("TYP-03"),
        type -> !KNOWN.contains(type));
  }

  /** Who looks at the type of what comes whole may forget to of what was put together. */
  @Case(
      value = "TYP-02.fragments",
      title = "A type that is not assigned is dropped in fragments too, and with options")
  void unassignedInFragments(Wire wire) {
    for (int type : new int[] {44, wire.craft().random().nextInt(45, 253), 255}) {
      Echo unknown = wire.echo(24).message(m -> m.withType(type));
      wire.survives(
          Fragmented.of(wire, unknown, 16)
              .probe("TYP-02", "type " + type + " in two fragments")
              .expecting(Expectation.noEcho()));
      wire.rejects(
          "TYP-02",
          "type " + type + " behind options",
          () -> wire.echo(4),
          echo -> echo.message(m -> m.withType(type)).options(Octets.repeat(1, 4)).frame(),
          Expectation.silence());
    }
  }

  @Case(
      value = "TYP-04.deprecated",
      title = "The deprecated types 6, 15 to 18 and 30 to 39 are not answered")
  void deprecated(Wire wire) {
    dropped(
        wire, "TYP-04", type -> type == 6 || isBetween(type, 15, 18) || isBetween(type, 30, 39));
  }

  @Case(
      value = "TYP-05.router-discovery",
      title = "Router advertisements and solicitations are not answered")
  void routerDiscovery(Wire wire) {
    dropped(wire, "TYP-05", type -> type == 9 || type == 10);
    // One address with a lifetime of 0, and the extension of a mobility agent (RFC 5944, 2.1).
    Octets advertisement =
        wire.target().tester().octets().plus(Octets.ofHex("00000000" + "1006000100788000"));
    wire.rejects(
        "TYP-05",
        "an advertisement with an extension for mobile hosts",
        () -> wire.echo(advertisement),
        echo -> echo.message(m -> m.withType(9).withCode(16).withKey(0x0102, 0)).frame(),
        Expectation.silence());
  }

  @Case(value = "TYP-07.rare", title = "Types 19 to 29, 40, 41 and 44 to 255 are not answered")
  void rare(Wire wire) {
    dropped(
        wire, "TYP-07", type -> isBetween(type, 19, 29) || type == 40 || type == 41 || type >= 44);
  }

  @Case(
      value = "TYP-08.bad-checksum",
      title = "A message of an unknown type with a wrong checksum is dropped silently")
  void badChecksum(Wire wire) {
    wire.rejects(
        "type 200 with a wrong checksum",
        () -> wire.echo(4),
        echo -> {
          Echo unknown = echo.message(m -> m.withType(200));
          return unknown.checksum(Checksum.add(unknown.rightChecksum(), 1)).frame();
        });
  }

  @Case(
      value = "TYP-09.unsolicited",
      title = "Replies of types 0, 14, 16, 18 and 43 that nobody asked for are not answered")
  void unsolicited(Wire wire) {
    Set<Integer> replies = Set.of(0, 14, 16, 18, 43);
    dropped(wire, "TYP-09", replies::contains);
  }
}
