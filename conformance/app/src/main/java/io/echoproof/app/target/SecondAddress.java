package io.echoproof.app.target;

import io.echoproof.app.UsageException;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Prefix;
import io.echoproof.conformance.target.TargetProfile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The second address of a target that is not ours, as its profile names it. */
final class SecondAddress {
  private static final Set<String> FEATURE = Set.of("second-address");

  private SecondAddress() {}

  /**
   * The profile with the second address that the file gives, and with the feature that this is.
   *
   * @param path where the file is
   * @throws UsageException when it is no further host's address in the target's network
   */
  static TargetProfile added(TargetProfile profile, ProfileFile file, Optional<Path> path) {
    if (file.second().isEmpty()) {
      return profile;
    }
    String option = path.map(p -> p + ": ").orElse("") + "second";
    Ipv4Address second = TargetFactory.address(option, file.second().get());
    Ipv4Prefix prefix = profile.prefix();
    if (!prefix.contains(second)
        || second.equals(prefix.zero())
        || second.equals(prefix.broadcast())
        || second.equals(profile.address())
        || second.equals(profile.tester())) {
      throw new UsageException(
          option
              + " '"
              + second
              + "' must be an address in "
              + prefix.zero()
              + "/"
              + prefix.length()
              + " that is neither "
              + profile.address()
              + " nor the tester's "
              + profile.tester());
    }
    return profile.withFeatures(FEATURE).withSecond(second);
  }
}
