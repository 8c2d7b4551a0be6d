package io.echoproof.conformance.run;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.link.MemoryLink;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.target.Profiles;
import io.echoproof.conformance.target.Switchboard;
import io.echoproof.conformance.target.Target;
import io.echoproof.conformance.target.TargetClock;
import io.echoproof.conformance.target.TargetProfile;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Runs against the reference host, with or without a fault. */
final class HostRuns {
  /** Its address. */
  static final Ipv4Address ADDRESS = Profiles.RESPONDER.address();

  private static final TargetProfile PROFILE =
      Profiles.of(
              TargetProfile.Kind.HOST,
              "timestamp",
              "broadcast",
              "second-address",
              "echo-switch",
              "probe")
          .withSecond(new Ipv4Address(ReferenceHost.SECOND));

  private HostRuns() {}

  /** The areas whose rows this host is written for. */
  static final String[] AREAS = {
    "TTL", "TOS", "ADR", "ECH", "TYP", "TSP", "INF", "ERR", "RAT", "PRB", "RCV"
  };

  static RunResult run(UnaryOperator<FrameFunction> fault, long seed, String... selectors) {
    ReferenceHost host = new ReferenceHost();
    Link link = new MemoryLink(fault.apply(host), "a host of this test");
    return Runs.prepare(target(host, link), RunSettings.withSeed(seed), selectors).execute();
  }

  /** A target that is this host behind that link. */
  static Target target(Switchboard board, Link link) {
    return target(board, link, Optional.empty());
  }

  /** The same with a clock that is put forward. */
  static Target target(Switchboard board, Link link, Optional<TargetClock> clock) {
    return new Target() {
      @Override
      public Optional<TargetClock> clock(Link of) {
        return clock;
      }

      @Override
      public String name() {
        return "test";
      }

      @Override
      public String description() {
        return "a host of this test";
      }

      @Override
      public TargetProfile profile() {
        return PROFILE;
      }

      @Override
      public List<Link> links() {
        return List.of(link);
      }

      @Override
      public Switchboard switchboard() {
        return board;
      }

      @Override
      public boolean restart(Link dead) {
        return false;
      }

      @Override
      public void close() {}
    };
  }
}
