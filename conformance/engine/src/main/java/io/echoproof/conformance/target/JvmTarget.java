package io.echoproof.conformance.target;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.link.MemoryLink;
import java.util.List;

/** A stack inside this JVM as a target, reached in memory. It is started again when it dies. */
public final class JvmTarget implements Target {
  private final StackUnderTest stack;
  private final TargetProfile profile;
  private final MemoryLink link;
  private FrameFunction running;

  /** Starts the stack. */
  public JvmTarget(StackUnderTest stack) {
    this.stack = stack;
    this.profile = stack.profile();
    this.running = stack.start();
    this.link =
        new MemoryLink(
            (frame, out) -> running.accept(frame, out),
            stack.getClass().getName() + " in this JVM");
  }

  @Override
  public String name() {
    return stack.name();
  }

  @Override
  public String description() {
    return "the stack "
        + stack.name()
        + " in this JVM, at "
        + profile.address()
        + "/"
        + profile.prefix().length()
        + ", MTU "
        + profile.mtu();
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
  public boolean restart(Link dead) {
    running = stack.start();
    link.revive();
    return true;
  }

  @Override
  public void close() {
    link.close();
  }
}
