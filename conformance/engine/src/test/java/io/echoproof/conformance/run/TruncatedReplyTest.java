package io.echoproof.conformance.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.link.MemoryLink;
import io.echoproof.conformance.target.Profiles;
import io.echoproof.conformance.target.TargetProfile;
import io.echoproof.conformance.verdict.Verdict;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A stack that can't fragment cuts what is too big (RFC 1122, section 3.2.2.6). */
class TruncatedReplyTest {
  private static final int OWN = 0xC0000201;
  private static final int MTU = 1500;
  private static final int LONGEST = 65_535;
  private static final int CHECKSUM = 22;

  private static Verdict verdict(FrameFunction stack) {
    RunResult result =
        Runs.prepare(
                new LinkedTarget(
                    Profiles.of(TargetProfile.Kind.RESPONDER, "no-fragmentation"),
                    List.of(new MemoryLink(stack, "a stack of this test"))),
                RunSettings.withSeed(Runs.SEED),
                "ECH-11")
            .execute();
    return Runs.row(result, "ECH-11").verdict();
  }

  /** Never fragments; what is longer than the MTU is changed before it is sent. */
  private static FrameFunction unfragmented(UnaryOperator<byte[]> tooLong) {
    return Surgery.outbound(
        new ReferenceStack(OWN, 24, LONGEST),
        frame -> frame.length > MTU ? tooLong.apply(frame) : frame);
  }

  private static byte[] withFormerChecksum(byte[] frame, int length) {
    byte[] cut = Surgery.resized(frame, length);
    System.arraycopy(frame, CHECKSUM, cut, CHECKSUM, 2);
    return cut;
  }

  @Test
  void aReplyCutToTheMtuIsRight() {
    assertEquals(Verdict.PASS, verdict(unfragmented(frame -> Surgery.resized(frame, MTU))));
  }

  @Test
  void fragmentsAreNoCutReply() {
    assertEquals(Verdict.FAIL, verdict(new ReferenceStack()));
  }

  @Test
  void lessThanCouldBeSentIsWrong() {
    assertEquals(Verdict.FAIL, verdict(unfragmented(frame -> Surgery.resized(frame, 100))));
  }

  @Test
  void aChecksumOverWhatWasCutOffIsWrong() {
    assertEquals(Verdict.FAIL, verdict(unfragmented(frame -> withFormerChecksum(frame, MTU))));
  }

  @Test
  void nothingAtAllIsWrong() {
    assertEquals(
        Verdict.FAIL,
        verdict(Surgery.without(new ReferenceStack(), frame -> frame.length > MTU / 2)));
  }
}
