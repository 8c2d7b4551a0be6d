package io.echoproof.conformance.run;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.link.MemoryLink;
import io.echoproof.conformance.target.Profiles;
import io.echoproof.conformance.target.Target;
import io.echoproof.conformance.target.TargetProfile;
import java.util.List;

/** A stack of these tests, called on the thread of the run. */
final class MemoryTarget implements Target {
  private final MemoryLink link;
  private final boolean restartable;
  private int restarts;

  private MemoryTarget(FrameFunction stack, boolean restartable) {
    this.link = new MemoryLink(stack, "a stack of this test");
    this.restartable = restartable;
  }

  /** A stack that stays dead when it dies. */
  static MemoryTarget mortal(FrameFunction stack) {
    return new MemoryTarget(stack, false);
  }

  /** A stack that goes on as it was when it is started again. */
  static MemoryTarget restartable(FrameFunction stack) {
    return new MemoryTarget(stack, true);
  }

  int restarts() {
    return restarts;
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
  public boolean restart(Link dead) {
    if (restartable) {
      restarts++;
      link.revive();
    }
    return restartable;
  }

  @Override
  public void close() {
    link.close();
  }
}
