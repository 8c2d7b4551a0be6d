package io.echoproof.conformance.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.echoproof.conformance.link.FrameFunction;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults about fragments, and the rows that they turn red. */
class FragmentFaultsTest {
  private static Arguments fault(String name, UnaryOperator<FrameFunction> fault, String... red) {
    return arguments(name, fault, Set.copyOf(List.of(red)));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("protocol not in key", FragmentFaults::protocolNotInKey, "FRG-04"),
        // Golden vectors have identifications of their own, which pieces of other sources may wait
        // for.
        fault("source not in key", FragmentFaults::sourceNotInKey, "FRG-02", "FRG-04", "FRG-05"),
        fault("destination not in key", FragmentFaults::destinationNotInKey, "FRG-04"),
        fault(
            "out of order dropped",
            FragmentFaults::outOfOrderDropped,
            "FRG-02",
            "FRG-03",
            "FRG-06"),
        fault("duplicates kill", FragmentFaults::duplicatesKill, "FRG-06"),
        fault("identification used once", FragmentFaults::identificationUsedOnce, "FRG-30"),
        fault("identification zero dropped", FragmentFaults::identificationZeroDropped, "FRG-27"),
        fault("ttl of one dropped", FragmentFaults::ttlOfOneDroppedInFragments, "FRG-28"),
        fault("congestion marks ignored", FragmentFaults::congestionMarksIgnored, "FRG-23"),
        fault(
            "a whole datagram frees what waits",
            FragmentFaults::wholeDatagramFreesPending,
            "FRG-26"),
        fault("no more than sixteen", FragmentFaults::noMoreThanSixteen, "FRG-02"),
        fault("DF in fragments", FragmentFaults::dontFragmentInFragments, "FRG-32"),
        fault("another TOS", FragmentFaults::laterFragmentsWithoutTos, "FRG-32"),
        fault("more fragments for ever", FragmentFaults::moreFragmentsForEver, "FRG-32"),
        fault("one identification", FragmentFaults::oneIdentificationForAll, "FRG-33"),
        fault("error about later ones", FragmentFaults::errorAboutLaterFragments, "FRG-34"),
        fault("high offsets wrapped", FragmentFaults::highOffsetsWrapped, "FRG-15"),
        fault("newest end counts", FragmentFaults::newestEndCounts, "FRG-11"));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("faults")
  void turnsTheRowsRedThatAreAboutIt(
      String name, UnaryOperator<FrameFunction> fault, Set<String> red) {
    RunResult result = Runs.run(fault.apply(new ReferenceStack()), Runs.SEED, "FRG");
    assertEquals(new TreeSet<>(red), Runs.red(result), () -> Runs.reasons(result));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void aTargetThatDiesOfTheFloodFailsThatRow(long seed) {
    RunResult result =
        Runs.run(FragmentFaults.memoryExhausted(new ReferenceStack()), seed, "FRG-31");
    assertEquals(Set.of("FRG-31"), Runs.red(result), () -> Runs.reasons(result));
  }
}
