package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;

/** Messages that a host has no business with any more (RFC 1122, sections 3.2.2.7 and 3.2.2.9). */
final class InformationCases {
  private static final int[] OBSOLETE = {30, 32, 33, 34, 35, 36, 37, 39};

  private static void dropped(Wire wire, String label, int type, Octets data) {
    wire.rejects(label, () -> wire.echo(data), echo -> echo.message(m -> m.withType(type)).frame());
  }

  @Case(value = "INF-01.information", title = "An information request is not answered")
  void information(Wire wire) {
    dropped(wire, "an information request", IcmpMessage.INFORMATION_REQUEST, Octets.EMPTY);
  }

  @Case(value = "INF-02.address-mask", title = "An address mask request is not answered")
  void addressMask(Wire wire) {
    dropped(wire, "an address mask request", IcmpMessage.ADDRESS_MASK_REQUEST, Octets.repeat(0, 4));
  }

  @Case(
      value = "INF-02.address-mask-broadcast",
      title = "An address mask request to the broadcast address or from 0.0.0.0 is not answered",
      needs = Carriage.ANY_ADDRESS)
  void addressMaskBroadcast(Wire wire) {
    Octets mask = Octets.repeat(0, 4);
    if (wire.target().prefix().hasBroadcast()) {
      Ipv4Address broadcast = wire.target().prefix().broadcast();
      wire.rejects(
          "an address mask request to " + broadcast,
          () -> wire.echo(mask),
          echo -> request(echo).header(h -> h.destination(broadcast)).frame());
    }
    wire.rejects(
        "an address mask request from 0.0.0.0",
        () -> wire.echo(mask),
        echo -> request(echo).header(h -> h.source(Ipv4Address.of(0, 0, 0, 0))).frame());
  }

  private static Echo request(Echo echo) {
    return echo.message(m -> m.withType(IcmpMessage.ADDRESS_MASK_REQUEST));
  }

  @Case(
      value = "INF-03.unsolicited",
      title = "Mask and information replies that nobody asked for have no effect")
  void unsolicited(Wire wire) {
    dropped(
        wire,
        "an address mask reply with mask ff000000",
        IcmpMessage.ADDRESS_MASK_REPLY,
        Octets.ofHex("ff000000"));
    dropped(wire, "an information reply", IcmpMessage.INFORMATION_REPLY, Octets.EMPTY);
    wire.ask(
        Probe.of("INF-03", "an echo request after them", wire.echo(4), Rules.addressesReversed()));
  }

  @Case(
      value = "INF-04.obsolete",
      title = "Domain name, traceroute, mobile and SKIP messages are not answered")
  void obsolete(Wire wire) {
    for (int type : OBSOLETE) {
      dropped(wire, "type " + type, type, Octets.repeat(0, 12));
    }
  }
}
