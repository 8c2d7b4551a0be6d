package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.Checksum;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;

/** Echo messages too short to be one, and the largest that have to be taken. */
final class EchoSizeCases {
  private static final int ICMP_HEADER = 8;
  private static final int BEYOND = 100;

  @Case(value = "ECH-08.short-message", title = "ICMP messages of 0 to 7 octets are not answered")
  void shortMessage(Wire wire) {
    for (int length = 0; length < ICMP_HEADER; length++) {
      int cut = length;
      wire.rejects(
          cut + " ICMP octets",
          () -> wire.echo(0),
          echo -> echo.header(h -> h.payload(cut(echo, cut))).header().toOctets());
    }
  }

  /** The first octets of the message, with a checksum that is right for them where there is one. */
  private static Octets cut(Echo echo, int length) {
    Octets message = echo.message().toOctets().slice(0, length);
    if (length < 4) {
      return message;
    }
    int right = Checksum.of(message.with(2, 0).with(3, 0));
    return message.with(2, right >>> 8).with(3, right);
  }

  @Case(
      value = "ECH-09.least-buffer",
      title = "A datagram of 576 octets is echoed whole, as one packet and in fragments")
  void leastBuffer(Wire wire) {
    int data = 576 - 28;
    if (data <= Sizes.largest(wire)) {
      wire.answers(data + " data octets as one packet", wire.echo(data), Rules.sameData());
    }
    wire.ask(
        Fragments.ofPayload(
            wire,
            Probe.of(
                "ECH-09", data + " data octets in fragments", wire.echo(data), Rules.sameData()),
            256));
  }

  @Case(
      value = "ECH-11.truncated",
      title = "A reply that is too big for a target without fragmentation is cut to its MTU")
  void truncated(Wire wire) {
    int data = wire.target().mtu() + BEYOND;
    wire.ask(
        Fragments.of(
            wire,
            Probe.of(
                "ECH-11",
                data + " data octets in fragments",
                wire.echo(data),
                Rules.truncatedTo(wire.target().mtu()))));
  }

  @Case(
      value = "ECH-10.largest-datagram",
      title = "The largest datagram there is, 65507 data octets, is echoed whole")
  void largestDatagram(Wire wire) {
    wire.ask(
        Fragments.of(
            wire,
            Probe.of(
                "ECH-10", "65507 data octets in fragments", wire.echo(65_507), Rules.sameData())));
  }
}
