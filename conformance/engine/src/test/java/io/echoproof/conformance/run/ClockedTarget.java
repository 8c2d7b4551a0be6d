package io.echoproof.conformance.run;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.link.MemoryLink;
import io.echoproof.conformance.target.Profiles;
import io.echoproof.conformance.target.SteppedClock;
import io.echoproof.conformance.target.Target;
import io.echoproof.conformance.target.TargetClock;
import io.echoproof.conformance.target.TargetProfile;
import java.util.List;
import java.util.Optional;

/**
 * A stack of these tests whose clock the harness puts forward.
 *
 * @param link reaches it
 * @param steps its clock
 */
record ClockedTarget(Link link, SteppedClock steps) implements Target {
  ClockedTarget(FrameFunction stack, SteppedClock clock) {
    this(new MemoryLink(stack, "a stack of this test"), clock);
  }

  @Override
  public String name() {
    return "test";
  }

  @Override
  public String description() {
    return "a stack of this test";
  }

  @Override
  public TargetProfile profile() {
    return Profiles.RESPONDER;
  }

  @Override
  public List<Link> links() {
    return List.of(link);
  }

  @Override
  public Optional<TargetClock> clock(Link of) {
    return Optional.of(steps);
  }

  @Override
  public boolean restart(Link dead) {
    return false;
  }

  @Override
  public void close() {
    link.close();
  }
}
