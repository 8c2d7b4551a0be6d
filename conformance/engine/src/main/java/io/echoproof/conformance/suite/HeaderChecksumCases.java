package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.packet.Dissection;
import io.echoproof.conformance.packet.Field;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;
import java.util.List;

/** The IPv4 header checksum (RFC 791, section 3.1; RFC 1122, section 3.2.1.2; RFC 1071). */
final class HeaderChecksumCases {
  private static final int NOP = 1;
  private static final int HEADER_BITS = 160;
  private static final int CHECKSUM = 10;
  private static final int FIRST_OPTION = 20;
  private static final int LONGEST_HEADER = 60;

  @Case(
      value = "HDR-03.header-bits",
      title = "Each of the 160 header bits inverted, the checksum left as it was",
      alsoVerifies = "HDR-18",
      needs = {Carriage.BROKEN_HEADER, Carriage.OTHER_VERSION, Carriage.NOT_IPV4})
  void headerBits(Wire wire) {
    wire.parameter("bits", "0 to 159");
    for (int bit = 0; bit < HEADER_BITS; bit++) {
      int flipped = bit;
      wire.rejects(
          "HDR-03",
          "bit " + bit + " (" + fieldOfBit(bit) + ") inverted",
          () -> wire.echo(0),
          echo -> echo.frame().flipBit(flipped),
          Expectation.silence().withErrorsAgainst("HDR-18"));
    }
  }

  private static String fieldOfBit(int bit) {
    int octet = bit / 8;
    if (octet == 0) {
      return bit < 4 ? "version" : "IHL";
    }
    if (octet == 6) {
      return bit % 8 < 3 ? "flags" : "fragment offset";
    }
    return Dissection.of(Octets.repeat(0, 20).with(0, 0x45)).stream()
        .filter(f -> octet >= f.offset() && octet < f.offset() + f.length())
        .map(Field::name)
        .findFirst()
        .orElseThrow();
  }

  @Case(
      value = "HDR-04.wrong-sums",
      title = "A header checksum of 0000, of FFFF and one with its octets swapped are wrong",
      alsoVerifies = "HDR-18",
      needs = Carriage.BROKEN_HEADER)
  void wrongSums(Wire wire) {
    wrong(wire, "header checksum 0000", echo -> 0);
    wrong(wire, "header checksum FFFF", echo -> 0xFFFF);
    wrong(
        wire,
        "header checksum with its octets swapped",
        echo -> {
          int right = echo.frame().u16(CHECKSUM);
          return right >>> 8 | (right & 0xFF) << 8;
        });
  }

  private interface Wrong {
    int value(Echo echo);
  }

  private static void wrong(Wire wire, String label, Wrong wrong) {
    wire.rejects(
        "HDR-04",
        label,
        () -> notPalindromic(wire),
        echo -> echo.header(h -> h.headerChecksum(wrong.value(echo))).frame(),
        Expectation.silence().withErrorsAgainst("HDR-18"));
  }

  /** An echo whose header checksum is none of the wrong ones by chance. */
  private static Echo notPalindromic(Wire wire) {
    Echo echo = wire.echo(0);
    int right = echo.frame().u16(CHECKSUM);
    boolean ambiguous = right >>> 8 == (right & 0xFF) || right == 0;
    return ambiguous
        ? echo.header(h -> h.identification(echo.header().identification() ^ 1))
        : echo;
  }

  /** Who takes 0000 for no checksum at all must not refuse it where it is the right one. */
  @Case(
      value = "HDR-04.right-zero",
      title = "A header whose right checksum is 0000 is accepted",
      // Behind a router it would be another one: the time to live is part of the sum.
      needs = Carriage.BROKEN_HEADER)
  void rightZero(Wire wire) {
    wire.answers("a right header checksum of 0000", withChecksumZero(wire));
  }

  private static Echo withChecksumZero(Wire wire) {
    Echo echo = wire.echo(0);
    int sumWithoutIdentification = echo.header(h -> h.identification(0)).frame().u16(CHECKSUM);
    return echo.header(h -> h.identification(sumWithoutIdentification));
  }

  @Case(value = "HDR-05.minus-zero", title = "A right header checksum of 0000 sent as FFFF")
  void minusZero(Wire wire) {
    Echo tuned = withChecksumZero(wire);
    Probe probe =
        Probe.of("HDR-05", "header checksum FFFF where 0000 is right", tuned)
            .sending(List.of(tuned.header(h -> h.headerChecksum(0xFFFF)).frame()))
            .expecting(Expectation.free());
    LedgerEntry entry = wire.survives(probe);
    wire.observe(
        "HDR-05",
        "header checksum of minus zero",
        entry.echoReplies() > 0 ? "accepted" : "dropped");
  }

  @Case(
      value = "HDR-16.options-covered",
      title = "The header checksum covers the options",
      needs = Carriage.BROKEN_HEADER)
  void optionsCovered(Wire wire) {
    wire.rejects(
        "an option octet changed, the checksum left as it was",
        () -> wire.echo(0).options(Octets.repeat(NOP, 4)),
        echo -> echo.frame().with(21, 0));
    for (int at = FIRST_OPTION; at < LONGEST_HEADER; at++) {
      int changed = at;
      wire.rejects(
          "octet " + at + " of the longest header changed, the checksum left as it was",
          () -> wire.echo(0).options(Octets.repeat(NOP, LONGEST_HEADER - FIRST_OPTION)),
          echo -> echo.frame().with(changed, 0));
    }
  }
}
