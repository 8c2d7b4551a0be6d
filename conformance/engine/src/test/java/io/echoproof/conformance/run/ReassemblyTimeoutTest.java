package io.echoproof.conformance.run;

import static io.echoproof.conformance.run.Net.u16;
import static io.echoproof.conformance.run.Surgery.parameterProblem;
import static io.echoproof.conformance.run.Surgery.withType;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.run.ReferenceReassembly.Timer;
import io.echoproof.conformance.suite.Suite;
import io.echoproof.conformance.target.SteppedClock;
import io.echoproof.conformance.verdict.Verdict;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows about the reassembly timeout, on a target whose clock is put forward. */
class ReassemblyTimeoutTest {
  private static RunResult run(FrameFunction stack, SteppedClock clock) {
    Selection selection = Selection.of(List.of("FRG"), false, Runs.CATALOGUE, Suite.cases());
    return new ConformanceRun(
            Runs.CATALOGUE,
            new ClockedTarget(stack, clock),
            selection,
            RunSettings.withSeed(Runs.SEED),
            RunListener.NONE)
        .execute();
  }

  private static RunResult withTimer(Timer timer) {
    SteppedClock clock = new SteppedClock();
    return run(new ReferenceStack(new ReferenceReassembly(clock::nanoTime, timer)), clock);
  }

  @Test
  void aFixedTimeIsFoundAndReported() {
    RunResult result = withTimer(Timer.FIXED);
    assertEquals(Set.of(), Runs.red(result), () -> Runs.reasons(result));
    assertEquals(Verdict.PASS, Runs.row(result, "FRG-16").verdict());
    assertEquals(Verdict.PASS, Runs.row(result, "FRG-20").verdict());
    assertEquals(
        List.of("more than 33 s, at most 65 s"),
        result.observations().stream()
            .filter(o -> o.requirement().equals("FRG-16"))
            .map(o -> o.value())
            .toList());
  }

  static Stream<Arguments> timers() {
    return Stream.of(
        arguments(Timer.NONE, Set.of("FRG-16")),
        arguments(Timer.RESTARTED, Set.of("FRG-18")),
        arguments(Timer.FROM_TTL, Set.of("FRG-17")));
  }

  @ParameterizedTest
  @MethodSource("timers")
  void otherTimesTurnTheirRowRed(Timer timer, Set<String> red) {
    RunResult result = withTimer(timer);
    assertEquals(new TreeSet<>(red), Runs.red(result), () -> Runs.reasons(result));
  }

  /** The rows on fragments that come without fragment zero find it too, long after their cases. */
  @Test
  void timeExceededWithoutFragmentZeroIsFound() {
    SteppedClock clock = new SteppedClock();
    FrameFunction right = new ReferenceStack(new ReferenceReassembly(clock::nanoTime));
    Set<Long> expired = new HashSet<>();
    Set<Integer> begun = new HashSet<>();
    Map<Long, Octets> waiting = new LinkedHashMap<>();
    FrameFunction wrong =
        (frame, out) -> {
          long second = clock.nanoTime() / 1_000_000_000;
          byte[] seen = frame.toByteArray();
          int identification = FragmentFaults.isFragment(seen) ? u16(seen, Net.IDENTIFICATION) : 0;
          if (identification != 0 && (u16(seen, Net.FLAGS) & 0x1FFF) > 0) {
            waiting.put((second << 16) | identification, frame);
          } else if (identification != 0) {
            begun.add(identification);
          }
          waiting.forEach(
              (key, late) -> {
                boolean headless = !begun.contains((int) (key & 0xFFFF));
                if (headless && second - (key >> 16) > 60 && expired.add(key)) {
                  out.accept(
                      Octets.of(
                          withType(parameterProblem(late.toByteArray()).toByteArray(), (byte) 11)));
                }
              });
          right.accept(frame, out);
        };
    RunResult result = run(wrong, clock);
    assertEquals(
        new TreeSet<>(Set.of("FRG-20", "FRG-34", "FRG-36")),
        Runs.red(result),
        () -> Runs.reasons(result));
  }

  @Test
  void withoutAClockTheyAreNotRunUnlessTheyMayWait() {
    RunResult result = Runs.run(new ReferenceStack(), Runs.SEED, "FRG");
    for (String row : List.of("FRG-16", "FRG-17", "FRG-18", "FRG-20", "FRG-21")) {
      assertEquals(Verdict.NOT_RUN, Runs.row(result, row).verdict(), row);
      assertEquals("it waits for minutes; --slow runs it", Runs.reason(result, row), row);
    }
  }
}
