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
}
