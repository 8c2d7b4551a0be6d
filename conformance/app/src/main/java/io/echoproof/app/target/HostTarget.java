package io.echoproof.app.target;

import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.target.Switchboard;
import io.echoproof.conformance.target.Target;
import io.echoproof.conformance.target.TargetProfile;
import java.util.List;

/** The operating system's own stack; on Linux that of this run's network namespace. */
public final class HostTarget implements Target {
  private final TargetProfile profile;
  private final Link link;
  private final Switchboard switchboard;
  private final Runnable putBack;

  /**
   * @param link the device behind which the suite plays the network
   * @param switchboard the stack's settings
   * @param putBack puts back whatever was switched, while the device is still there
   */
  public HostTarget(TargetProfile profile, Link link, Switchboard switchboard, Runnable putBack) {
    this.profile = profile;
    this.link = link;
    this.switchboard = switchboard;
    this.putBack = putBack;
  }

  /** A stack whose settings are not touched. */
  public HostTarget(TargetProfile profile, Link link) {
    this(profile, link, Switchboard.NONE, () -> {});
  }

  @Override
  public String name() {
    return TargetRequest.HOST;
  }

  @Override
  public String description() {
    return "the stack of "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.version")
        + " at "
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
  public Switchboard switchboard() {
    return switchboard;
  }

  /** A kernel that died can't be started again from here. */
  @Override
  public boolean restart(Link dead) {
    return false;
  }

  @Override
  public void close() {
    try {
      putBack.run();
    } finally {
      link.close();
    }
  }
}
