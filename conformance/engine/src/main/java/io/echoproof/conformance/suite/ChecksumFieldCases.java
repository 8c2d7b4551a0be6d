package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.packet.Checksum;
import io.echoproof.conformance.packet.IpOption;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.EchoKey;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Which values of the ICMP checksum field are right and which are wrong (RFC 792, RFC 1071). */
final class ChecksumFieldCases {
  private static final int ICMP = 20;
  private static final int FIELD_BIT = (ICMP + 2) * 8;

  /** With this key and no data the right checksum is 0000: 0800 + F7FF is FFFF. */
  private static final EchoKey SUM_OF_ALL_ONES = new EchoKey(0xF7FF, 0);

  @Case(
      value = "CKS-01.field-bits",
      title = "Each of the 16 bits of the ICMP checksum inverted, and one data bit")
  void fieldBits(Wire wire) {
    for (int bit = 0; bit < 16; bit++) {
      int flipped = FIELD_BIT + bit;
      wire.rejects(
          "bit " + bit + " of the checksum inverted",
          () -> wire.echo(8),
          echo -> echo.frame().flipBit(flipped));
    }
    wire.rejects(
        "one data bit inverted",
        () -> wire.echo(8),
        echo -> echo.frame().flipBit((ICMP + 8) * 8 + 3));
  }

  /** Who has several ways for what comes must sum on each of them. */
  @Case(value = "CKS-01.shapes", title = "A wrong ICMP checksum in requests of every shape")
  void everyShape(Wire wire) {
    Octets padding = Octets.repeat(IpOption.NO_OPERATION, 4);
    Octets trailer = Octets.repeat(0, 6);
    Map<String, UnaryOperator<Echo>> shapes = new LinkedHashMap<>();
    shapes.put("no data", echo -> echo.data(Octets.EMPTY));
    shapes.put("one data octet", echo -> echo.data(wire.craft().randomOctets(1)));
    shapes.put("options", echo -> echo.options(padding));
    if (wire.carries(Carriage.TRAILER)) {
      shapes.put("octets behind the datagram", echo -> echo.trailer(trailer));
    }
    shapes.put("DF", echo -> echo.header(h -> h.flags(Ipv4Packet.FLAG_DF)));
    if (wire.carries(Carriage.TTL_BELOW_TWO)) {
      shapes.put("TTL 1", echo -> echo.header(h -> h.ttl(1)));
    }
    shapes.put("TOS b8", echo -> echo.header(h -> h.tos(0xB8)));
    shapes.put("another source", echo -> echo.header(h -> h.source(wire.freshSource())));
    shapes.put("identification 0", echo -> echo.header(h -> h.identification(0)));
    shapes.forEach(
        (label, shape) -> {
          Echo echo = shape.apply(wire.echo(8));
          int bit = 1 << wire.craft().random().nextInt(16);
          int wrong = echo.rightChecksum() ^ bit;
          wire.survives(
              Probe.of("CKS-01", "a wrong checksum, " + label, echo)
                  .sending(List.of(echo.checksum(wrong).frame()))
                  .expecting(Expectation.silence()));
        });
  }

  @Case(
      value = "CKS-02.zero-field",
      title = "A checksum field of 0000 does not mean that there is none")
  void zeroField(Wire wire) {
    wire.rejects("ICMP checksum 0000", () -> unambiguous(wire), echo -> echo.checksum(0).frame());
  }

  @Case(
      value = "CKS-03.zero-is-right",
      title = "A message whose right checksum is 0000 is answered")
  void zeroIsRight(Wire wire) {
    Echo echo = wire.echo(0).pinned(SUM_OF_ALL_ONES, wire.freshSource());
    wire.answers("ICMP checksum 0000, rightly", echo);
  }

  @Case(value = "CKS-04.minus-zero", title = "A right ICMP checksum of 0000 sent as FFFF")
  void minusZero(Wire wire) {
    Echo echo = wire.echo(0).pinned(SUM_OF_ALL_ONES, wire.freshSource());
    LedgerEntry entry =
        wire.survives(
            Probe.of("CKS-04", "ICMP checksum FFFF where 0000 is right", echo)
                .sending(List.of(echo.checksum(0xFFFF).frame()))
                .expecting(Expectation.free()));
    wire.observe(
        "CKS-04", "ICMP checksum of minus zero", entry.echoReplies() > 0 ? "accepted" : "dropped");
  }

  @Case(value = "CKS-10.swapped", title = "A checksum with its octets swapped is wrong")
  void swapped(Wire wire) {
    wire.rejects(
        "ICMP checksum with its octets swapped",
        () -> unambiguous(wire),
        echo -> {
          int right = echo.rightChecksum();
          return echo.checksum(right >>> 8 | (right & 0xFF) << 8).frame();
        });
  }

  @Case(
      value = "CKS-11.pseudo-header",
      title = "A checksum that includes a pseudo header, as in ICMPv6, is wrong")
  void pseudoHeader(Wire wire) {
    wire.rejects(
        "ICMP checksum over a pseudo header",
        () -> unambiguous(wire),
        echo -> echo.checksum(withPseudoHeader(echo)).frame());
  }

  /** Addresses, length and protocol, as TCP and UDP sum them (RFC 768). */
  private static int withPseudoHeader(Echo echo) {
    Octets message = echo.checksum(0).message().toOctets();
    Octets pseudo =
        echo.header()
            .source()
            .octets()
            .plus(echo.header().destination().octets())
            .plus(Octets.ofInts(0, 1, message.length() >>> 8, message.length()));
    return Checksum.of(pseudo.plus(message));
  }

  @Case(
      value = "CKS-15.no-state",
      title = "A message dropped for its checksum leaves nothing behind")
  void noState(Wire wire) {
    Echo echo = wire.echo(0);
    Octets bad = echo.checksum(Checksum.add(echo.rightChecksum(), 1)).frame();
    wire.ask(
        Probe.of("CKS-15", "a bad checksum, then the good one with the same key", echo)
            .sending(List.of(bad, echo.frame()))
            .expecting(Expectation.replies(1)));
  }

  /** An echo whose right checksum is neither zero nor the same with its octets swapped. */
  private static Echo unambiguous(Wire wire) {
    Echo echo = wire.echo(2);
    int right = echo.rightChecksum();
    boolean ambiguous = right == 0 || right >>> 8 == (right & 0xFF);
    return ambiguous ? echo.data(Octets.ofInts(echo.message().data().u8(0) ^ 1, 0)) : echo;
  }
}
