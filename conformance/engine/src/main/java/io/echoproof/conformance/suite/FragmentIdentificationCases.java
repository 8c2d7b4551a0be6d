package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;

/** All 16 bits of the identification are part of what fragments are joined by (RFC 791, BUFID). */
final class FragmentIdentificationCases {
  private static final int SECOND = 1;

  @Case(
      value = "FRG-04.identification-bits",
      title = "Halves whose identifications differ in one bit are not joined",
      needs = Carriage.ANY_ADDRESS)
  void bits(Wire wire) {
    for (int bit = 0; bit < Short.SIZE; bit++) {
      // A source of its own each time: what stays with the target is in nobody's way.
      Ipv4Address source = wire.freshSource();
      Fragmented halves = Fragmented.halves(wire).withAll(h -> h.source(source));
      int other = halves.echo().header().identification() ^ 1 << bit;
      wire.send(
          halves
              .with(SECOND, h -> h.identification(other))
              .probe("FRG-04", "identifications that differ in bit " + bit)
              .expecting(Expectation.unfinished()));
    }
    wire.ask(
        Fragmented.halves(wire)
            .probe("FRG-04", "valid twin of: identifications that differ in a bit")
            .as(Probe.Role.TWIN));
  }

  @Case(
      value = "FRG-04.source-bits",
      title = "Halves whose sources differ in one bit, alone or with their identifications",
      needs = Carriage.ANY_ADDRESS)
  void sourceBits(Wire wire) {
    for (int bit = 0; bit < Integer.SIZE; bit++) {
      int mask = 1 << bit;
      notJoined(wire, "sources that differ in bit " + bit, mask, 0, 0);
      // Who makes one number of both and compares no more joins what differs in both alike.
      int both = (mask & 0xFFFF) | (mask >>> 16);
      notJoined(wire, "sources and identifications that differ in bit " + bit, mask, both, 0);
    }
    notJoined(wire, "a source and an identification of the same sum", 0, 0, 1);
    wire.ask(
        Fragmented.halves(wire)
            .probe("FRG-04", "valid twin of: sources that differ in a bit")
            .as(Probe.Role.TWIN));
  }

  /**
   * Sends two halves.
   *
   * @param address bits in which the sources differ
   * @param number bits in which the identifications differ
   * @param moved what the second source is above the first, and its identification below
   */
  private static void notJoined(Wire wire, String label, int address, int number, int moved) {
    Ipv4Address source = wire.freshSource();
    Fragmented halves = Fragmented.halves(wire).withAll(h -> h.source(source));
    Ipv4Address other = new Ipv4Address((source.value() ^ address) + moved);
    int identification = halves.echo().header().identification();
    if (SourceAddressCases.isHost(wire, other)) {
      wire.send(
          halves
              .with(SECOND, h -> h.source(other).identification((identification ^ number) - moved))
              .probe("FRG-04", label)
              .expecting(Expectation.unfinished()));
    }
  }
}
