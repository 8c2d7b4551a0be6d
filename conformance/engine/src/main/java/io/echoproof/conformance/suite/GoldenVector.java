package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.Checksum;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Octets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A request whose every octet is written down, with the octets of its reply.
 *
 * @param number for instance {@code V05}
 * @param requirement the row that it is about
 * @param caseId of the case that sends it: that one needs what a link must carry for it
 * @param outcome {@code reply}, {@code optional}, {@code silence}, {@code no-echo} or {@code free}
 * @param frames from 192.0.2.2 to 192.0.2.1, where they are not about other addresses
 * @param message the ICMP message of the reply; empty when none is expected
 * @param label what is special about it
 */
record GoldenVector(
    String number,
    String requirement,
    String caseId,
    String outcome,
    List<Octets> frames,
    Octets message,
    String label) {
  private static final String RESOURCE = "golden-vectors.csv";
  private static final Ipv4Address TESTER = Ipv4Address.of(192, 0, 2, 2);
  private static final Ipv4Address TARGET = Ipv4Address.of(192, 0, 2, 1);
  private static final int HEADER = 20;
  private static final int CHECKSUM = 10;
  private static final int SOURCE = 12;
  private static final int DESTINATION = 16;

  /** All of them, in the order of their numbers. */
  static List<GoldenVector> all() {
    try (InputStream in = GoldenVector.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + RESOURCE + " is missing");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(GoldenVector::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + RESOURCE + " can't be read", e);
    }
  }

  private static GoldenVector parse(String line) {
    List<String> columns = Arrays.asList(line.split(",", -1));
    String message = columns.get(5);
    return new GoldenVector(
        columns.get(0),
        columns.get(1),
        columns.get(2) + ".golden-vectors",
        columns.get(3),
        Arrays.stream(columns.get(4).split("\\+", -1)).map(Octets::ofHex).toList(),
        message.equals("-") ? Octets.EMPTY : Octets.ofHex(message),
        columns.get(6));
  }

  /** Whether its frames have an IPv4 header, whatever is wrong with it. */
  boolean isIpv4() {
    return frames.get(0).length() >= HEADER && frames.get(0).u8(0) >>> 4 != 6;
  }

  /** Whether it goes to another address than the target's, which stays as it is. */
  boolean isForAnother() {
    return isIpv4() && !isTo(TARGET);
  }

  /** Whether it goes to that address. */
  boolean isTo(Ipv4Address address) {
    return frames.get(0).s32(DESTINATION) == address.value();
  }

  /** The frames between other addresses; what was wrong with a checksum is wrong by as much. */
  List<Octets> between(Ipv4Address tester, Ipv4Address target) {
    return isIpv4() ? frames.stream().map(f -> between(f, tester, target)).toList() : frames;
  }

  private static Octets between(Octets frame, Ipv4Address tester, Ipv4Address target) {
    Octets changed = frame;
    if (frame.s32(SOURCE) == TESTER.value()) {
      changed = address(changed, SOURCE, tester);
    } else if (frame.s32(SOURCE) == TARGET.value()) {
      changed = address(changed, SOURCE, target);
    }
    return frame.s32(DESTINATION) == TARGET.value()
        ? address(changed, DESTINATION, target)
        : changed;
  }

  /** RFC 1624, equation 3: HC' = ~(~HC + ~m + m'). */
  private static Octets address(Octets frame, int at, Ipv4Address address) {
    Octets value = address.octets();
    int sum = ~frame.u16(CHECKSUM) & 0xFFFF;
    Octets changed = frame;
    for (int i = 0; i < 4; i += 2) {
      sum = Checksum.add(sum, ~frame.u16(at + i) & 0xFFFF);
      sum = Checksum.add(sum, value.u16(i));
      changed = changed.with(at + i, value.u8(i)).with(at + i + 1, value.u8(i + 1));
    }
    return changed.with(CHECKSUM, ~sum >>> 8).with(CHECKSUM + 1, ~sum);
  }
}
