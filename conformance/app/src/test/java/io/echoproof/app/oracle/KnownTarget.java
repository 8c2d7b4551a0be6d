package io.echoproof.app.oracle;

import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Prefix;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.TargetProfile;
import java.util.Set;

/**
 * The target of these tests, 192.0.2.1/24 with an MTU of 1500, and what the oracle says of frames
 * to it and of its replies.
 */
final class KnownTarget {
  static final Ipv4Address ADDRESS = Ipv4Address.of("192.0.2.1");

  private KnownTarget() {}

  /** A host of which nothing is known but its features. */
  static OracleSettings host(String... features) {
    return settings(TargetProfile.Kind.HOST, FreeChoices.UNKNOWN, features);
  }

  static OracleSettings settings(TargetProfile.Kind kind, FreeChoices choices, String... features) {
    return new OracleSettings(
        new TargetProfile(
            kind,
            ADDRESS,
            new Ipv4Prefix(ADDRESS, 24),
            1500,
            Ipv4Address.of("192.0.2.2"),
            Set.of(features)),
        choices);
  }

  static byte[] frame(String hex) {
    return Octets.ofHex(hex).toByteArray();
  }

  /** What a new oracle says of one frame. */
  static Expectation expect(OracleSettings settings, String hex) {
    return expect(new Oracle(settings), hex, 0);
  }

  static Expectation expect(Oracle oracle, String hex, long nanoTime) {
    byte[] frame = frame(hex);
    Expectation e = new Expectation();
    oracle.expect(frame, frame.length, nanoTime, e);
    return e;
  }

  /** The requirement that a reply to a frame violates; empty when it violates none. */
  static String violated(OracleSettings settings, String request, String reply) {
    Reply datagram = new Reply();
    byte[] frame = frame(reply);
    Disagreement read = new ReplyReader(settings).read(frame, frame.length, datagram);
    return read.isThere()
        ? read.requirement()
        : new ReplyRules(settings).check(expect(settings, request), datagram).requirement();
  }
}
