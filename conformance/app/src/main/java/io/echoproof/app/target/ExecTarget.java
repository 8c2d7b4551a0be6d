package io.echoproof.app.target;

import io.echoproof.app.link.StdioLink;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.target.Target;
import io.echoproof.conformance.target.TargetProfile;
import java.util.List;

/** A stack in a child process without a device, started again when it dies. */
public final class ExecTarget implements Target {
  private final TargetProfile profile;
  private final String command;
  private final StdioLink link;

  /**
   * @param command the command line that the link was started with
   */
  public ExecTarget(TargetProfile profile, String command, StdioLink link) {
    this.profile = profile;
    this.command = command;
    this.link = link;
  }

  @Override
  public String name() {
    return TargetRequest.EXEC + command;
  }

  @Override
  public String description() {
    return "the stack that '"
        + command
        + "' runs, at "
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
    return link.restart();
  }

  @Override
  public void close() {
    link.close();
  }
}
