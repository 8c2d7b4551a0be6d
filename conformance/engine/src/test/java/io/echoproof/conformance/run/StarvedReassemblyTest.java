package io.echoproof.conformance.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.SteppedClock;
import io.echoproof.conformance.verdict.Verdict;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A flood of fragments may fill a stack's memory (RFC 1122, section 3.3.2), but no other case. */
class StarvedReassemblyTest {
  /** Takes fragments while there is room for first ones whose rest is still to come. */
  private static final class SmallMemory implements FrameFunction {
    private static final int ROOM = 300;

    private final FrameFunction right;
    private final Set<Octets> waiting = new HashSet<>();
    private boolean full;

    SmallMemory(FrameFunction right) {
      this.right = right;
    }

    @Override
    public void accept(Octets frame, Consumer<Octets> out) {
      Optional<Ipv4Packet> fragment = Ipv4Packet.decode(frame).filter(Ipv4Packet::isFragment);
      if (fragment.isPresent()) {
        Octets key = frame.slice(4, 6).plus(frame.slice(12, 16));
        if (fragment.get().fragmentOffset() > 0) {
          waiting.remove(key);
        } else if (waiting.size() < ROOM) {
          waiting.add(key);
        } else {
          full = true;
        }
      }
      if (fragment.isEmpty() || !full) {
        right.accept(frame, out);
      }
    }
  }

  @Test
  void casesAboutFragmentsDontMeetAMemoryThatAnotherOneFilled() {
    SteppedClock clock = new SteppedClock();
    SmallMemory stack =
        new SmallMemory(new ReferenceStack(new ReferenceReassembly(clock::nanoTime)));
    RunResult result =
        Runs.prepare(new ClockedTarget(stack, clock), RunSettings.withSeed(Runs.SEED)).execute();
    assertTrue(stack.full, "the flood was too small for this test");
    assertEquals(Set.of(), Runs.red(result), () -> Runs.reasons(result));
    assertEquals(Verdict.PASS, Runs.row(result, "FRG-31").verdict());
    assertTrue(
        result.observations().stream()
            .anyMatch(o -> o.requirement().equals("FRG-31") && o.value().equals("not answered")));
  }
}
