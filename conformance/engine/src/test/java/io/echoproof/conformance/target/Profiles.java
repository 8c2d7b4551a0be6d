package io.echoproof.conformance.target;

import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Prefix;
import java.util.Set;

/** What the targets of these tests state about themselves. */
public final class Profiles {
  /** 192.0.2.1/24 with MTU 1500, answers echo and nothing else; the tester is 192.0.2.2. */
  public static final TargetProfile RESPONDER =
      of(TargetProfile.Kind.RESPONDER, "192.0.2.1", 24, "192.0.2.2");

  private Profiles() {}

  /** A target of that kind with these optional features. */
  public static TargetProfile of(TargetProfile.Kind kind, String... features) {
    return new TargetProfile(
        kind,
        RESPONDER.address(),
        RESPONDER.prefix(),
        RESPONDER.mtu(),
        RESPONDER.tester(),
        Set.of(features));
  }

  /** A responder in that network. */
  public static TargetProfile in(String address, int length, String tester) {
    return of(TargetProfile.Kind.RESPONDER, address, length, tester);
  }

  /** 192.0.2.1/24 with that MTU. */
  public static TargetProfile withMtu(int mtu) {
    return new TargetProfile(
        RESPONDER.kind(),
        RESPONDER.address(),
        RESPONDER.prefix(),
        mtu,
        RESPONDER.tester(),
        RESPONDER.features());
  }

  private static TargetProfile of(
      TargetProfile.Kind kind, String address, int length, String tester) {
    Ipv4Address own = Ipv4Address.of(address);
    return new TargetProfile(
        kind, own, new Ipv4Prefix(own, length), 1500, Ipv4Address.of(tester), Set.of());
  }
}
