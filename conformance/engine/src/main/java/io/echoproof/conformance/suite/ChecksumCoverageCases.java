package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;
import java.util.ArrayList;
import java.util.List;

/** Which octets the ICMP checksum covers (RFC 792). */
final class ChecksumCoverageCases {
  private static final int[] LAST_OCTETS = {0xFF, 0x00, 0x80};
  private static final int NOP = 1;

  /** Data of a datagram of 576 octets, which every host reassembles (RFC 1122, section 3.3.2). */
  private static final int LEAST_REASSEMBLED = 548;

  private static final int LARGEST = 65_507;
  private static final int FRAGMENT = 256;

  @Case(
      value = "CKS-07.odd-lengths",
      title = "Every odd data length is answered with a checksum that verifies")
  void oddLengths(Wire wire) {
    List<Integer> lengths = Sizes.all(wire).stream().filter(n -> n % 2 == 1).toList();
    wire.parameter("data lengths", lengths.size() + ", 1 to " + lengths.get(lengths.size() - 1));
    List<Probe> probes = new ArrayList<>();
    for (int length : lengths) {
      for (int last : LAST_OCTETS) {
        Octets data = wire.craft().randomOctets(length).with(length - 1, last);
        probes.add(
            Probe.of(
                "CKS-07",
                Count.data(length) + ", the last one " + String.format("%02x", last),
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
        Rules.nothingAdded(),
        Rules.checksumVerifies());
    for (int length : new int[] {1471, 1, 33, 7}) {
      int odd = (Sizes.atMost(wire, length) - 1) | 1;
      wire.answers(
          Count.data(odd) + " after a datagram of another odd length",
          wire.echo(Octets.repeat(0xA5, odd)),
          Rules.nothingAdded(),
          Rules.checksumVerifies());
    }
  }

  @Case(
      value = "CKS-12.last-octet",
      title = "The checksum covers the last octet of a large message")
  void lastOctet(Wire wire) {
    int largest = Sizes.largest(wire);
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
    List<Integer> shown = new ArrayList<>();
    for (int length : new int[] {LEAST_REASSEMBLED, LARGEST}) {
      LedgerEntry valid =
          wire.survives(
              fragmented(wire, length + " data octets, fragmented", wire.echo(length))
                  .expecting(Expectation.free()));
      if (wire.awaitReplies(valid, 1)) {
        shown.add(length);
        Echo echo = wire.echo(length);
        Octets data = echo.message().data();
        int last = length - 1;
        Echo changed =
            echo.checksum(echo.rightChecksum()).data(data.with(last, data.u8(last) ^ 0xFF));
        wire.survives(
            fragmented(wire, "last of " + length + " data octets changed, fragmented", changed)
                .expecting(Expectation.silence()));
      }
    }
    if (shown.isEmpty()) {
      wire.nothingToJudge("the target does not reassemble (those are rows ECH-09 and ECH-10)");
    }
    wire.parameter("data octets, of sizes that the target reassembles", shown.toString());
  }

  private static Probe fragmented(Wire wire, String label, Echo echo) {
    Probe probe = Probe.of("CKS-12", label, echo);
    return echo.message().data().length() == LARGEST
        ? Fragments.of(wire, probe)
        : Fragments.ofPayload(wire, probe, FRAGMENT);
  }

  @Case(value = "CKS-13.options", title = "With IP options the sum starts behind them")
  void options(Wire wire) {
    for (int ihl = 6; ihl <= 15; ihl++) {
      wire.answers(
          "IHL " + ihl,
          wire.echo(Sizes.atMost(wire, (ihl - 5) * 4 + 4) - (ihl - 5) * 4)
              .options(Octets.repeat(NOP, (ihl - 5) * 4)),
          Rules.checksumVerifies());
    }
  }
}
