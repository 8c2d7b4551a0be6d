package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4PacketBuilder;
import io.echoproof.conformance.packet.Ipv4Prefix;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;
import java.util.function.UnaryOperator;

/** The rules on addresses hold for timestamp requests too (RFC 1122, sections 3.2.1.3, 3.2.2.8). */
final class TimestampAddressCases {
  private static final Ipv4Address OTHER_NETWORK = Ipv4Address.of(198, 51, 100, 77);

  @Case(
      value = "TSP-08.dropped-addresses",
      title = "Timestamp requests from addresses that are no host's, and to others, are dropped",
      needs = Carriage.ANY_ADDRESS)
  void droppedAddresses(Wire wire) {
    from(wire, Ipv4Address.of(127, 0, 0, 1));
    from(wire, Ipv4Address.of(224, 0, 0, 1));
    from(wire, Ipv4Address.LIMITED_BROADCAST);
    from(wire, wire.target().address());
    Ipv4Prefix prefix = wire.target().prefix();
    if (prefix.hasBroadcast()) {
      from(wire, prefix.broadcast());
    }
    dropped(wire, "to " + OTHER_NETWORK, h -> h.destination(OTHER_NETWORK));
    wire.ask(Timestamps.probe(wire, "TSP-08", "valid twin of all these").as(Probe.Role.TWIN));
  }

  private static void from(Wire wire, Ipv4Address source) {
    dropped(wire, "from " + source, h -> h.source(source));
  }

  /** Where even an echo request is answered, that is the row about the address. */
  private static void dropped(Wire wire, String label, UnaryOperator<Ipv4PacketBuilder> change) {
    LedgerEntry echo =
        wire.survives(
            Probe.of("TSP-08", "an echo request " + label, wire.echo(4).header(change))
                .expecting(Expectation.free()));
    if (!wire.awaitReplies(echo, 1)) {
      wire.survives(
          Probe.of("TSP-08", label, Timestamps.request(wire).header(change))
              .expecting(Expectation.silence()));
    }
  }
}
