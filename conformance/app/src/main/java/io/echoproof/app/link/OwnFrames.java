package io.echoproof.app.link;

import io.echoproof.conformance.packet.Octets;
import java.util.HashMap;
import java.util.Map;

/**
 * The frames that were sent and have not been captured yet. Npcap can't capture one direction only,
 * so that what is sent comes back once; it is recognised by its octets. A target that sends a frame
 * back unchanged is seen all the same, because that is its second coming.
 */
final class OwnFrames {
  /** More than can be on their way; beyond that Npcap does not hand back what is sent. */
  private static final int MOST = 100_000;

  private final Map<Octets, Integer> expected = new HashMap<>();

  /** A frame is about to be sent. */
  void sent(Octets frame) {
    if (expected.size() < MOST) {
      expected.merge(frame, 1, Integer::sum);
    }
  }

  /** Whether a captured frame is one that was sent; each counts once. */
  boolean isOwn(Octets frame) {
    Integer left = expected.get(frame);
    if (left == null) {
      return false;
    }
    if (left == 1) {
      expected.remove(frame);
    } else {
      expected.put(frame, left - 1);
    }
    return true;
  }
}
