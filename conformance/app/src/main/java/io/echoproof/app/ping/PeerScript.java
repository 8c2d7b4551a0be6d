package io.echoproof.app.ping;

import io.echoproof.conformance.packet.Octets;
import java.util.List;

/** What a peer does with the echo requests of one ping. */
@FunctionalInterface
interface PeerScript {
  /** The frames that it sends when this request comes. */
  List<Octets> answer(PeerRequest request);
}
