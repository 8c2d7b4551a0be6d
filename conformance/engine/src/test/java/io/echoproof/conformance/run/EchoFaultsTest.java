package io.echoproof.conformance.run;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.echoproof.conformance.link.FrameFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults about echo messages, and the rows that they turn red. */
class EchoFaultsTest {
  private static Arguments fault(
      String name, UnaryOperator<FrameFunction> fault, String red, String maybe) {
    return arguments(name, fault, red, maybe);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("any type answered", EchoFaults::anyTypeAnswered, "ECH-15 ECH-16", "NOI-06"),
        fault("replies answered", EchoFaults::repliesAnswered, "ECH-15 ECH-16", "NOI-06"),
        fault(
            "everyones replies answered",
            EchoFaults::everyonesRepliesAnswered,
            "ECH-15 ECH-16",
            "NOI-06"),
        fault("short message answered", EchoFaults::shortMessageAnswered, "ECH-08", "NOI-06"),
        fault("repeated requests dropped", EchoFaults::repeatedRequestsDropped, "ECH-13", ""),
        fault(
            "every hundredth reply twice",
            EchoFaults::everyHundredthReplyTwice,
            "ECH-12",
            "CKS-15"),
        fault(
            "short replies filled from buffer",
            EchoFaults::shortRepliesFilledFromBuffer,
            "CKS-05 CKS-08 ECH-05 ECH-07 ECH-22 HDR-09",
            ""),
        fault("data cut", EchoFaults::dataCut, "ECH-05 ECH-06 ECH-09", ""),
        fault("large data spoilt", EchoFaults::largeDataSpoilt, "ECH-05", ""),
        fault("identifier swapped", EchoFaults::identifierSwapped, "ECH-02 ECH-04", ""),
        fault("sequence number swapped", EchoFaults::sequenceNumberSwapped, "ECH-03 ECH-04", ""),
        fault("identifier zero", EchoFaults::identifierZero, "ECH-02 ECH-04", ""),
        fault("key zero", EchoFaults::keyZero, "ECH-02 ECH-03 ECH-04", ""),
        fault("fragments dropped", EchoFaults::fragmentsDropped, "ECH-09 ECH-10", ""),
        fault(
            "large fragment offsets dropped",
            EchoFaults::largeFragmentOffsetsDropped,
            "ECH-10",
            ""),
        fault("previous peer answered", EchoFaults::previousPeerAnswered, "ECH-17", ""));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("faults")
  void turnsTheRowsRedThatAreAboutIt(
      String name, UnaryOperator<FrameFunction> fault, String red, String maybe) {
    Runs.assertTurnsRed(fault, red, maybe);
  }
}
