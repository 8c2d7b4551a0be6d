package io.echoproof.app.lane;

import io.echoproof.app.link.LibPcap;
import io.echoproof.app.target.OwnNamespace;
import io.echoproof.tun.TunAccess;
import java.util.Optional;

/** What a lane needs that goes over a real tun: a namespace of its own, the tun and libpcap. */
final class LaneNetwork {
  private LaneNetwork() {}

  /** What of it is missing here. */
  static Optional<String> missing() {
    return OwnNamespace.missing(System.getenv())
        .or(() -> TunAccess.check().missing())
        .or(LibPcap::missing);
  }
}
