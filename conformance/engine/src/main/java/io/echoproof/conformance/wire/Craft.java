package io.echoproof.conformance.wire;

import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.TargetProfile;
import java.util.SplittableRandom;

/** Makes valid echo requests, each with a key, data and an identification of its own. */
public final class Craft {
  /** Identifications from here on are those of fragmented datagrams. */
  private static final int FRAGMENTED = 0xE000;

  private final TargetProfile profile;
  private final EchoKeys keys;
  private final SplittableRandom random;
  private int sources;
  private int fragmented;

  /**
   * @param seed the run's seed: the same seed makes the same packets
   */
  public Craft(TargetProfile profile, long seed) {
    this.profile = profile;
    this.keys = new EchoKeys(seed);
    this.random = new SplittableRandom(seed);
  }

  /** A valid echo request from the tester to the target with that many random data octets. */
  public Echo echo(int dataLength) {
    return echo(randomOctets(dataLength));
  }

  /** A valid echo request from the tester to the target with that data. */
  public Echo echo(Octets data) {
    EchoKey key = keys.next();
    Ipv4Packet header =
        Ipv4Packet.icmp(profile.tester(), profile.address(), Octets.EMPTY).toBuilder()
            .identification(random.nextInt(1, FRAGMENTED))
            .build();
    return new Echo(header, IcmpMessage.echoRequest(key.identifier(), key.sequenceNumber(), data));
  }

  /**
   * An identification for a datagram that is sent in fragments: of a range of its own, and another
   * one at each call until the range is used up.
   */
  public int fragmentIdentification() {
    return FRAGMENTED + fragmented++ % (0x10000 - FRAGMENTED);
  }

  /** That many random octets. */
  public Octets randomOctets(int length) {
    byte[] octets = new byte[length];
    random.nextBytes(octets);
    return Octets.of(octets);
  }

  /** The source of all random choices of the run. */
  public SplittableRandom random() {
    return random;
  }

  /**
   * An address of the tester's network that probes with a pinned key come from; another one at each
   * call until the network is used up, and again from the start then. Never one of the target's or
   * a broadcast address; the tester's only where the network has no other (/30 and smaller).
   */
  public Ipv4Address freshSource() {
    int hostBits = 32 - profile.testers().length();
    int size = hostBits > 8 ? 256 : 1 << hostBits;
    for (int tries = 0; tries < size; tries++) {
      Ipv4Address candidate = profile.testers().zero().plus(Math.floorMod(--sources, size));
      if (isFree(candidate)) {
        return candidate;
      }
    }
    return profile.tester();
  }

  private boolean isFree(Ipv4Address candidate) {
    boolean broadcast =
        profile.testers().hasBroadcast()
            && (candidate.equals(profile.testers().zero())
                || candidate.equals(profile.testers().broadcast()));
    return !broadcast
        && !candidate.equals(profile.address())
        && profile.second().filter(candidate::equals).isEmpty()
        && !candidate.equals(profile.tester());
  }
}
