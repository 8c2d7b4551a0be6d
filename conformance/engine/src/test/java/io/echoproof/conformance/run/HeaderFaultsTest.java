package io.echoproof.conformance.run;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.echoproof.conformance.link.FrameFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults about the IPv4 header, and the rows that they turn red. */
class HeaderFaultsTest {
  private static Arguments fault(
      String name, UnaryOperator<FrameFunction> fault, String red, String maybe) {
    return arguments(name, fault, red, maybe);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault(
            "header checksum not verified",
            HeaderFaults::headerChecksumNotVerified,
            "HDR-03 HDR-04 HDR-16 NOI-06",
            ""),
        fault(
            "header checksum without options",
            HeaderFaults::headerChecksumWithoutOptions,
            "HDR-16",
            "NOI-06"),
        fault(
            "total length beyond frame accepted",
            HeaderFaults::totalLengthBeyondFrameAccepted,
            "HDR-10",
            "NOI-06"),
        fault("version ignored", HeaderFaults::versionIgnored, "HDR-01 HDR-02", "NOI-06"),
        fault("short ihl taken for five", HeaderFaults::shortIhlTakenForFive, "HDR-06", "NOI-06"),
        fault("reserved flag dropped", HeaderFaults::reservedFlagDropped, "HDR-12", "NOI-06"),
        fault("time to live of one dropped", HeaderFaults::timeToLiveOfOneDropped, "", "NOI-06"),
        fault("long headers dropped", HeaderFaults::longHeadersDropped, "CKS-13 HDR-17", ""),
        fault(
            "equal identifications dropped",
            HeaderFaults::equalIdentificationsDropped,
            "HDR-13",
            ""),
        fault(
            "requests header returned", HeaderFaults::requestsHeaderReturned, "ECH-18 HDR-12", ""),
        fault("header checksum not set", HeaderFaults::headerChecksumNotSet, "ECH-18", ""),
        fault("frames padded to 46octets", HeaderFaults::framesPaddedTo46Octets, "ECH-18", ""),
        fault("options added", HeaderFaults::optionsAdded, "ECH-19", ""),
        fault(
            "error instead of silence",
            HeaderFaults::errorInsteadOfSilence,
            "HDR-12 HDR-18",
            "NOI-06"),
        fault("trailer returned", HeaderFaults::trailerReturned, "CKS-08 HDR-09", ""),
        fault("trailer summed", HeaderFaults::trailerSummed, "CKS-08 HDR-09 NOI-06", ""));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("faults")
  void turnsTheRowsRedThatAreAboutIt(
      String name, UnaryOperator<FrameFunction> fault, String red, String maybe) {
    Runs.assertTurnsRed(fault, red, maybe);
  }
}
