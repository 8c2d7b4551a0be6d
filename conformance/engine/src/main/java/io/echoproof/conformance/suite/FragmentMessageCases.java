package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;
import java.util.List;

/** A fragment is no message, whatever it looks like (RFC 791, section 3.2). */
final class FragmentMessageCases {
  private static final int FIRST = 0;

  /**
   * The second half is of words and their complements, which add nothing to the sum: the first
   * verifies without it.
   */
  @Case(
      value = "FRG-29.first-alone",
      title = "A first fragment whose own octets have the right checksum is not answered alone")
  void firstAlone(Wire wire) {
    Octets words = wire.craft().randomOctets(8);
    Octets data = wire.craft().randomOctets(8).plus(words);
    for (int i = 0; i < words.length(); i++) {
      data = data.plus(Octets.ofInts(~words.u8(i)));
    }
    Fragmented alone = Fragmented.of(wire, wire.echo(data), 16);
    wire.survives(
        alone
            .probe("FRG-29", "the first of two fragments, right by itself", alone.frames(FIRST))
            .expecting(Expectation.unfinished()));
  }

  @Case(
      value = "FRG-36.like-a-request",
      title = "A later fragment that has a whole echo request for its data is not answered")
  void likeRequest(Wire wire) {
    for (int flags : new int[] {0, Ipv4Packet.FLAG_MF}) {
      Echo request = wire.echo(8);
      Ipv4Packet fragment =
          request.packet().toBuilder()
              .identification(wire.craft().fragmentIdentification())
              .fragmentOffset(2)
              .flags(flags)
              .build();
      wire.survives(
          Probe.of("FRG-36", flags == 0 ? "as the last fragment" : "as a middle one", request)
              .sending(List.of(fragment.toOctets()))
              .expecting(Expectation.silence()));
    }
  }
}
