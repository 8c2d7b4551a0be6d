package io.echoproof.app.target;

import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.target.Target;
import io.echoproof.conformance.target.TargetProfile;
import java.util.List;
import java.util.Optional;

/** A stack that is not ours and owns an interface, named by its address. */
public final class AddressTarget implements Target {
  private final TargetProfile profile;
  private final String interfaceName;
  private final Link link;
  private final Optional<RestartCommand> restart;

  /**
   * @param link reaches the interface
   * @param restart how it is started again after it died; empty when nobody can
   */
  public AddressTarget(
      TargetProfile profile, String interfaceName, Link link, Optional<RestartCommand> restart) {
    this.profile = profile;
    this.interfaceName = interfaceName;
    this.link = link;
    this.restart = restart;
  }

  @Override
  public String name() {
    return profile.address().toString();
  }

  @Override
  public String description() {
    return "the stack at "
        + profile.address()
        + "/"
        + profile.prefix().length()
        + " behind "
        + interfaceName
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
    return restart.isPresent() && restart.get().run();
  }

  @Override
  public void close() {
    link.close();
  }
}
