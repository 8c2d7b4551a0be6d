package io.echoproof.conformance.run;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.echoproof.conformance.link.FrameFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults about the ICMP checksum, and the rows that they turn red. */
class ChecksumFaultsTest {
  private static Arguments fault(
      String name, UnaryOperator<FrameFunction> fault, String red, String maybe) {
    return arguments(name, fault, red, maybe);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault(
            "checksum not verified",
            ChecksumFaults::checksumNotVerified,
            "CKS-01 CKS-02 CKS-10 CKS-11 CKS-12 CKS-15 NOI-06",
            ""),
        fault(
            "answers bad checksums late",
            ChecksumFaults::answersBadChecksumsLate,
            "CKS-01 CKS-02 CKS-10 CKS-11 CKS-12 CKS-15 NOI-06",
            ""),
        fault(
            "zero checksum means none", ChecksumFaults::zeroChecksumMeansNone, "CKS-02", "NOI-06"),
        fault("minus zero dropped", ChecksumFaults::minusZeroDropped, "", ""),
        fault("zero checksum dropped", ChecksumFaults::zeroChecksumDropped, "CKS-03 CKS-14", ""),
        fault(
            "last odd octet not summed",
            ChecksumFaults::lastOddOctetNotSummed,
            "CKS-07 CKS-08 CKS-09 HDR-09",
            ""),
        fault(
            "odd data padded from buffer",
            ChecksumFaults::oddDataPaddedFromBuffer,
            "CKS-07 CKS-08 CKS-09 HDR-09",
            "CKS-05"),
        fault("all zero gets zero checksum", ChecksumFaults::allZeroGetsZeroChecksum, "CKS-05", ""),
        fault(
            "zero checksum sent as minus zero",
            ChecksumFaults::zeroChecksumSentAsMinusZero,
            "",
            ""),
        fault(
            "incremental update without carry",
            ChecksumFaults::incrementalUpdateWithoutCarry,
            "CKS-07 CKS-14",
            "CKS-08 CKS-09 CKS-13 HDR-09"));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("faults")
  void turnsTheRowsRedThatAreAboutIt(
      String name, UnaryOperator<FrameFunction> fault, String red, String maybe) {
    Runs.assertTurnsRed(fault, red, maybe);
  }
}
