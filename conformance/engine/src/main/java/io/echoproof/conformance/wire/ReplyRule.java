package io.echoproof.conformance.wire;

import java.util.List;

/** What a requirement says about a reply. */
@FunctionalInterface
public interface ReplyRule {
  /** What is not as the rule says; empty when all is right. */
  List<Difference> check(Probe probe, Reply reply);
}
