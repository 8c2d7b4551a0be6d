package io.echoproof.app.faults;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.link.MemoryLink;
import io.echoproof.conformance.target.Target;
import io.echoproof.conformance.target.TargetClock;
import io.echoproof.conformance.target.TargetProfile;
import java.util.List;
import java.util.Optional;

/** A stack in memory with a fault in it. It can be started again when it dies. */
final class FaultyTarget implements Target {
  private final String name;
  private final TargetProfile profile;
  private final TargetClock clock;
  private final MemoryLink link;

  FaultyTarget(String name, TargetProfile profile, TargetClock clock, FrameFunction stack) {
    this.name = name;
    this.profile = profile;
    this.clock = clock;
    this.link = new MemoryLink(stack, "a stack with a planted fault");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return "a stack with the planted fault " + name;
  }

  @Override
  public TargetProfile profile() {
    return profile;
  }

  @Override
  public List<Link> links() {
    return List.of(link);
  }

  @Override
  public Optional<TargetClock> clock(Link through) {
    return Optional.of(clock);
  }

  @Override
  public boolean restart(Link dead) {
    link.revive();
    return true;
  }

  @Override
  public void close() {
    link.close();
  }
}
