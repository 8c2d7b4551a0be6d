package io.echoproof.conformance.target;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Prefix;
import java.util.Set;

/**
 * A stack inside this JVM: what a project implements to have its own stack judged. It is called on
 * one thread.
 */
public interface StackUnderTest {
  /** How it is called where verdicts are shown. */
  default String name() {
    return getClass().getSimpleName();
  }

  /**
   * What it states about itself. Unless it says something else it answers echo and nothing else, at
   * 192.0.2.1/24 with an MTU of 1500 octets, and probes come from 192.0.2.2.
   */
  default TargetProfile profile() {
    Ipv4Address address = Ipv4Address.of(192, 0, 2, 1);
    return new TargetProfile(
        TargetProfile.Kind.RESPONDER,
        address,
        new Ipv4Prefix(address, 24),
        1500,
        Ipv4Address.of(192, 0, 2, 2),
        Set.of());
  }

  /**
   * Starts it: a frame goes in, any number of frames come out. Called once at the beginning, and
   * again after the stack died of a packet, which it does by throwing.
   */
  FrameFunction start();
}
