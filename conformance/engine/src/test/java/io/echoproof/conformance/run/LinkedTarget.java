package io.echoproof.conformance.run;

import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.target.Target;
import io.echoproof.conformance.target.TargetProfile;
import java.util.List;

/**
 * A target of these tests that is reached over these links and can't be restarted.
 *
 * @param profile what it states about itself
 * @param links the preferred one first
 */
record LinkedTarget(TargetProfile profile, List<Link> links) implements Target {
  @Override
  public String name() {
    return "test";
  }

  @Override
  public String description() {
    return "a stack of this test";
  }

  @Override
  public boolean restart(Link link) {
    return false;
  }

  @Override
  public void close() {}
}
