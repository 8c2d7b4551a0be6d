package io.echoproof.app.ping;

import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Octets;

/** Replies with IP options as a host sends them after it has filled them in (RFC 791, 3.1). */
final class PeerOptions {
  private static final int RECORD_ROUTE = 7;
  private static final int TIMESTAMP = 68;
  private static final int END = 0;
  private static final int ADDRESS_OCTETS = 4;

  private PeerOptions() {}

  /** Record Route with the routers of {@link PingActs#ROUTERS}, and no room left. */
  static Octets route(PeerRequest request) {
    Octets addresses = Octets.EMPTY;
    for (String router : PingActs.ROUTERS) {
      addresses = addresses.plus(Ipv4Address.of(router).octets());
    }
    int length = 3 + PingActs.ROUTERS.length * ADDRESS_OCTETS;
    Octets option =
        Octets.ofInts(RECORD_ROUTE, length, length + 1).plus(addresses).plus(Octets.ofInts(END));
    return request.send(request.reply(), h -> h.options(option));
  }

  /** Internet Timestamp, flag 0, with the times of {@link PingActs#TIMES}, and no room left. */
  static Octets stamps(PeerRequest request) {
    Octets stamps = Octets.EMPTY;
    for (int time : PingActs.TIMES) {
      stamps =
          stamps.plus(
              Octets.ofInts(time >>> 24, time >>> 16 & 0xFF, time >>> 8 & 0xFF, time & 0xFF));
    }
    int length = 4 + PingActs.TIMES.length * 4;
    Octets option = Octets.ofInts(TIMESTAMP, length, length + 1, 0).plus(stamps);
    return request.send(request.reply(), h -> h.options(option));
  }
}
