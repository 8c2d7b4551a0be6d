package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.Checksum;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.EchoKey;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;

/** The corners of ones-complement arithmetic in replies (RFC 1071, RFC 1624). */
final class ChecksumArithmeticCases {
  @Case(value = "CKS-05.all-zero", title = "The reply to an all-zero echo has the checksum FFFF")
  void allZero(Wire wire) {
    for (int length : new int[] {0, 1, 8, Sizes.atMost(wire, 56)}) {
      Echo echo = wire.echo(Octets.repeat(0, length)).pinned(new EchoKey(0, 0), wire.freshSource());
      wire.answers(
          "identifier, sequence number and " + Count.data(length) + " all zero",
          echo,
          Rules.checksumIs(0xFFFF));
      wire.sentinel();
    }
  }

  @Case(
      value = "CKS-06.all-ones",
      title = "The reply to a message that sums to FFFF has the checksum 0000 or FFFF")
  void allOnes(Wire wire) {
    Echo header = wire.echo(0).pinned(new EchoKey(0xFFFF, 0), wire.freshSource());
    LedgerEntry first =
        wire.answers("identifier FFFF, sequence number 0", header, Rules.checksumVerifies());
    Echo all =
        wire.echo(Octets.repeat(0xFF, 2)).pinned(new EchoKey(0xFFFF, 0xFFFF), wire.freshSource());
    wire.answers("identifier, sequence number and data all ones", all, Rules.checksumVerifies());
    first.replies().stream()
        .findFirst()
        .ifPresent(
            reply ->
                wire.parameter(
                    "zero as it was sent", String.format("%04x", reply.header().payload().u16(2))));
  }

  @Case(value = "CKS-09.carries", title = "Carries are folded until none is left")
  void carries(Wire wire) {
    int largest = Sizes.largest(wire);
    for (int length : new int[] {0, 1, 2, largest - 1, largest}) {
      wire.answers(
          Count.data(length) + " of FF",
          wire.echo(Octets.repeat(0xFF, length)),
          Rules.checksumVerifies());
    }
    byte[] words = new byte[Sizes.atMost(wire, 1024) / 4 * 4];
    for (int i = 0; i < words.length; i += 4) {
      words[i] = (byte) 0xFF;
      words[i + 1] = (byte) 0xFE;
      words[i + 3] = 1;
    }
    wire.answers(
        "data of the words FFFE and 0001", wire.echo(Octets.of(words)), Rules.checksumVerifies());
  }

  @Case(value = "CKS-09.largest", title = "Carries are folded in the largest datagrams too")
  void largest(Wire wire) {
    int replies = 0;
    for (int length : new int[] {65_506, 65_507}) {
      Echo echo = wire.echo(Octets.repeat(0xFF, length));
      Probe probe =
          Probe.of(
                  "CKS-09",
                  length + " data octets of FF, fragmented",
                  echo,
                  Rules.checksumVerifies())
              .expecting(Expectation.free());
      LedgerEntry entry = wire.survives(Fragments.of(wire, probe));
      replies += wire.awaitReplies(entry, 1) ? 1 : 0;
    }
    if (replies == 0) {
      wire.nothingToJudge("the target does not echo the largest datagrams (that is row ECH-10)");
    }
  }

  @Tag("volume")
  @Case(value = "CKS-14.all-sums", title = "The reply verifies whatever the request's checksum is")
  void allSums(Wire wire) {
    TreeSet<Integer> checksums = new TreeSet<>(List.of(0x0000, 0x0001, 0xFFFE));
    for (int corner = 0xF7F8; corner <= 0xF808; corner++) {
      checksums.add(corner);
    }
    int count = wire.scaled(0xFFFF, 512);
    for (int i = 0; i < count; i++) {
      checksums.add((int) ((long) i * 0xFFFF / count));
    }
    wire.parameter("request checksums", checksums.size() + " of 65535");
    List<Probe> probes = new ArrayList<>();
    for (int checksum : checksums) {
      Echo echo = tuned(wire, checksum);
      probes.add(
          Probe.of(
              "CKS-14",
              String.format("request checksum %04x", checksum),
              echo,
              Rules.checksumVerifies()));
    }
    wire.askAll(probes);
  }

  /** An echo with two data octets that give it exactly that checksum. */
  private static Echo tuned(Wire wire, int checksum) {
    Echo echo = wire.echo(Octets.ofInts(0, 0));
    int word = Checksum.add(echo.rightChecksum(), ~checksum & 0xFFFF);
    return echo.data(Octets.ofInts(word >>> 8, word));
  }
}
