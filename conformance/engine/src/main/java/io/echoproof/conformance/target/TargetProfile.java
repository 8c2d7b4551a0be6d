package io.echoproof.conformance.target;

import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Prefix;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a target states about itself.
 *
 * @param kind what it is
 * @param address the address under test
 * @param prefix the network that address is in
 * @param mtu the target's MTU in octets
 * @param tester the address that probes come from
 * @param testers the network that the tester's address is in: the target's own, unless there is a
 *     router between them
 * @param features the optional features that it offers, in the catalogue's words: {@code
 *     timestamp}, {@code record-route}, ...
 * @param second an address of the same network that the target has too, or has while {@link
 *     Setting#SECOND_ADDRESS} is on; empty when there is none
 */
public record TargetProfile(
    Kind kind,
    Ipv4Address address,
    Ipv4Prefix prefix,
    int mtu,
    Ipv4Address tester,
    Ipv4Prefix testers,
    Set<String> features,
    Optional<Ipv4Address> second) {

  /** What a target is. */
  public enum Kind {
    /** Answers echo and nothing else. */
    RESPONDER,
    /** A complete host stack. */
    HOST
  }

  /** A target whose neighbour the tester is. */
  public TargetProfile(
      Kind kind,
      Ipv4Address address,
      Ipv4Prefix prefix,
      int mtu,
      Ipv4Address tester,
      Set<String> features) {
    this(kind, address, prefix, mtu, tester, prefix, features);
  }

  /** A target without a second address. */
  public TargetProfile(
      Kind kind,
      Ipv4Address address,
      Ipv4Prefix prefix,
      int mtu,
      Ipv4Address tester,
      Ipv4Prefix testers,
      Set<String> features) {
    this(kind, address, prefix, mtu, tester, testers, features, Optional.empty());
  }

  public TargetProfile {
    features = Set.copyOf(features);
  }

  /** The same with these features besides its own. */
  public TargetProfile withFeatures(Set<String> more) {
    Set<String> all = new LinkedHashSet<>(features);
    all.addAll(more);
    return new TargetProfile(kind, address, prefix, mtu, tester, testers, all, second);
  }

  /** The same with that second address. */
  public TargetProfile withSecond(Ipv4Address other) {
    return new TargetProfile(
        kind, address, prefix, mtu, tester, testers, features, Optional.of(other));
  }

  /** Whether it offers a feature, in the catalogue's words. */
  public boolean offers(String feature) {
    return features.contains(feature);
  }

  /** Whether the requirement's audience includes this target. */
  public boolean isAddressedBy(String audience) {
    return switch (audience) {
      case "target" -> true;
      // A ping program is the tester's side: whether there is one, is a matter of the link.
      case "ping" -> true;
      case "host" -> kind == Kind.HOST;
      default ->
          audience.startsWith("feature:")
              && features.contains(audience.substring("feature:".length()));
    };
  }
}
