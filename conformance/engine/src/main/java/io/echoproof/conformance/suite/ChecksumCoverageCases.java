package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Probe.Role;
import io.echoproof.conformance.wire.Wire;
import java.util.ArrayList;
import java.util.List;

/** Which octets the ICMP checksum covers (RFC 792). */
final class ChecksumCoverageCases {
  private static final int[] LAST_OCTETS = {0xFF, 0x00, 0x80};
  private static final int NOP = 1;

  @Case(
      value = "CKS-07.odd-lengths",
      title = "Every odd data length is answered with a checksum that verifies")
  void oddLengths(Wire wire) {
    int largest = wire.target().mtu() - 28;
    wire.parameter("data lengths", "1, 3, 5, ... up to " + largest);
    List<Probe> probes = new ArrayList<>();
    for (int length = 1; length <= largest; length += 2) {
      for (int last : LAST_OCTETS) {
        Octets data = wire.craft().randomOctets(length).with(length - 1, last);
        probes.add(
            Probe.of(
                "CKS-07",
                length + " data octets, the last one " + String.format("%02x", last),
                wire.echo(data),
                Rules.checksumVerifies()));
      }
    }
    wire.askAll(probes);
  }

  @Case(
      value = "CKS-08.virtual-pad",
      title = "The zero octet behind odd data exists in the sum only",
      needs = Carriage.TRAILER)
  void virtualPad(Wire wire) {
    wire.answers(
        "one data octet, A5 behind it",
        wire.echo(Octets.ofInts(0xFF)).trailer(Octets.ofInts(0xA5)),
        Rules.sameData(),
        Rules.checksumVerifies());
    for (int length : new int[] {1471, 1, 33, 7}) {
      int odd = Math.min(length, wire.target().mtu() - 29 | 1);
      wire.answers(
          odd + " data octets after a datagram of another odd length",
          wire.echo(Octets.repeat(0xA5, odd)),
          Rules.sameData(),
          Rules.sameTotalLength(),
          Rules.checksumVerifies());
    }
  }

  @Case(
      value = "CKS-12.last-octet",
      title = "The checksum covers the last octet of a large message")
  void lastOctet(Wire wire) {
    int largest = wire.target().mtu() - 28;
    wire.rejects(
        "last of " + largest + " data octets changed",
        () -> wire.echo(largest),
        echo -> {
          Octets frame = echo.frame();
          int last = frame.length() - 1;
          return frame.with(last, frame.u8(last) ^ 0xFF);
        });
  }

  @Case(
      value = "CKS-12.last-octet-reassembled",
      title = "The checksum covers the last octet of a reassembled message")
  void lastOctetReassembled(Wire wire) {
    Echo valid = wire.echo(65_507);
    Octets data = valid.message().data();
    int last = data.length() - 1;
    Echo changed =
        valid.checksum(valid.rightChecksum()).data(data.with(last, data.u8(last) ^ 0xFF));
    wire.ask(
        Fragments.of(
                wire, Probe.of("CKS-12", "last of 65507 data octets changed, fragmented", changed))
            .expecting(Expectation.silence()));
    wire.ask(
        Fragments.of(
            wire,
            Probe.of("CKS-12", "valid twin of: 65507 data octets, fragmented", wire.echo(65_507))
                .as(Role.TWIN)));
  }

  @Case(value = "CKS-13.options", title = "With IP options the sum starts behind them")
  void options(Wire wire) {
    for (int ihl = 6; ihl <= 15; ihl++) {
      wire.answers(
          "IHL " + ihl,
          wire.echo(4).options(Octets.repeat(NOP, (ihl - 5) * 4)),
          Rules.checksumVerifies());
    }
  }
}
