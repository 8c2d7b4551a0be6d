package io.echoproof.app.fuzz;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.target.TargetProfile;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the fuzzer may send.
 *
 * @param profile the target's
 * @param carries what the link carries beyond valid datagrams up to the MTU
 * @param openAtMost how many incomplete datagrams may be left with the target
 */
public record FuzzSpace(TargetProfile profile, Set<Carriage> carries, int openAtMost) {
  /** Everything that is a frame. */
  static FuzzSpace everything(TargetProfile profile, int openAtMost) {
    return new FuzzSpace(profile, EnumSet.allOf(Carriage.class), openAtMost);
  }

  /** What a link carries. */
  static FuzzSpace of(TargetProfile profile, Link link, int openAtMost) {
    return new FuzzSpace(profile, link.carries(), openAtMost);
  }

  boolean carries(Carriage what) {
    return carries.contains(what);
  }

  /** The longest frame in octets. */
  int longestFrame() {
    return carries(Carriage.ABOVE_MTU) ? 0xFFFF : profile.mtu();
  }
}
