package io.echoproof.conformance.run;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.echoproof.conformance.link.FrameFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults about what is not ICMPv4, and the rows that they turn red. */
class NoiseFaultsTest {
  private static Arguments fault(
      String name, UnaryOperator<FrameFunction> fault, String red, String maybe) {
    return arguments(name, fault, red, maybe);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("any protocol answered", NoiseFaults::anyProtocolAnswered, "NOI-03 NOI-04", "NOI-06"),
        fault("ethernet header skipped", NoiseFaults::ethernetHeaderSkipped, "NOI-07", ""),
        fault("tunnel unpacked", NoiseFaults::tunnelUnpacked, "NOI-09", ""),
        fault("echo inside ipv 6answered", NoiseFaults::echoInsideIpv6Answered, "NOI-02", ""),
        fault("error about ipv 6", NoiseFaults::errorAboutIpv6, "NOI-01 NOI-02 NOI-10", ""));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("faults")
  void turnsTheRowsRedThatAreAboutIt(
      String name, UnaryOperator<FrameFunction> fault, String red, String maybe) {
    Runs.assertTurnsRed(fault, red, maybe);
  }
}
