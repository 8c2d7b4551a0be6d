package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;

/** Flags, identification, options and size of a request's header (RFC 791, section 3.1). */
final class HeaderFieldCases {
  private static final int NOP = 1;
  private static final int LONGEST_OPTIONS = 40;

  /** Data octets of an echo request whose total length is the greatest that the field holds. */
  private static final int LARGEST_DATA = 65_507;

  @Case(
      value = "HDR-12.reserved-flag",
      title = "The reserved flag of a request does not stop it and is not returned",
      alsoVerifies = "HDR-18")
  void reservedFlag(Wire wire) {
    for (int other : new int[] {0, Ipv4Packet.FLAG_DF}) {
      Echo echo = wire.echo(0).header(h -> h.flags(Ipv4Packet.FLAG_RESERVED | other));
      String label = "reserved flag set" + (other == 0 ? "" : ", and DF");
      wire.ask(
          Probe.of("HDR-12", label, echo, Rules.reservedFlagIsZero())
              .expecting(Expectation.reply().withErrorsAgainst("HDR-18")));
    }
  }

  @Case(
      value = "HDR-13.identification",
      title = "The identification of a datagram that is no fragment means nothing")
  void identification(Wire wire) {
    for (int id : new int[] {0, 1, 0xFFFF, 0xFFFF}) {
      wire.answers(
          "identification " + String.format("%04x", id) + " with DF",
          wire.echo(0).header(h -> h.flags(Ipv4Packet.FLAG_DF).identification(id)));
    }
  }

  @Case(value = "HDR-15.mtu", title = "A datagram as large as the MTU is accepted")
  void mtu(Wire wire) {
    int largest = Sizes.largest(wire);
    wire.answers(largest + " data octets", wire.echo(largest));
  }

  @Case(
      value = "HDR-15.above-mtu",
      title = "A frame larger than the MTU does no harm",
      needs = Carriage.ABOVE_MTU)
  void aboveMtu(Wire wire) {
    int largest = Sizes.largest(wire);
    for (int size : new int[] {largest + 1, 4000, 9000, LARGEST_DATA}) {
      Probe probe = Probe.of("HDR-15", size + " data octets in one frame", wire.echo(size));
      wire.survives(probe.expecting(Expectation.free()));
    }
  }

  @Case(value = "HDR-17.longest-header", title = "A header of 60 octets is accepted")
  void longestHeader(Wire wire) {
    wire.answers(
        "40 octets of No Operation", wire.echo(0).options(Octets.repeat(NOP, LONGEST_OPTIONS)));
  }
}
