package io.echoproof.conformance.wire;

import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.TargetProfile;
import java.util.SplittableRandom;

/** Makes valid echo requests, each with a key, data and an identification of its own. */
public final class Craft {
  private final TargetProfile profile;
  private final EchoKeys keys;
  private final SplittableRandom random;
  private int sources;

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
            .identification(random.nextInt(1, 0x10000))
            .build();
    return new Echo(header, IcmpMessage.echoRequest(key.identifier(), key.sequenceNumber(), data));
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
   * An address of the target's network that probes with a pinned key come from; another one at each
   * call until the network is used up, and again from the start then. Never the target's, the
   * tester's or a broadcast address.
   */
  public Ipv4Address freshSource() {
    int hostBits = 32 - profile.prefix().length();
    int size = hostBits > 8 ? 256 : 1 << hostBits;
    for (int tries = 0; tries < size; tries++) {
      Ipv4Address candidate = profile.prefix().zero().plus(Math.floorMod(--sources, size));
      if (isFree(candidate)) {
        return candidate;
      }
    }
    return profile.tester();
  }

  private boolean isFree(Ipv4Address candidate) {
    boolean broadcast =
        profile.prefix().hasBroadcast()
            && (candidate.equals(profile.prefix().zero())
                || candidate.equals(profile.prefix().broadcast()));
    return !broadcast
        && !candidate.equals(profile.address())
        && !candidate.equals(profile.tester());
  }
}
