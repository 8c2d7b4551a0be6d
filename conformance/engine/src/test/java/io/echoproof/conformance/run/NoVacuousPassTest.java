package io.echoproof.conformance.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.link.MemoryLink;
import io.echoproof.conformance.packet.Checksum;
import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.suite.CaseInfo;
import io.echoproof.conformance.suite.Suite;
import io.echoproof.conformance.target.Profiles;
import io.echoproof.conformance.target.Target;
import io.echoproof.conformance.target.TargetProfile;
import io.echoproof.conformance.verdict.Verdict;
import io.echoproof.conformance.wire.Answer;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No case of the suite is green because nothing came; and what comes late is not lost. */
class NoVacuousPassTest {
  /** A target that answers the run's first echoes is taken to be one that answers. */
  private static final int CONTACTS = 20;

  private static final Set<Verdict> NOT_GREEN =
      EnumSet.of(Verdict.FAIL, Verdict.ERROR, Verdict.SKIPPED);

  /** The stack answers first contact, and then nothing at all any more. */
  private static FrameFunction fallsSilent(FrameFunction stack) {
    AtomicInteger frames = new AtomicInteger();
    return (frame, out) -> {
      if (frames.incrementAndGet() <= CONTACTS) {
        stack.accept(frame, out);
      }
    };
  }

  @TestFactory
  Stream<DynamicTest> noCaseIsGreenWhenTheTargetFallsSilentBeforeIt() {
    return Suite.cases().stream()
        .map(CaseInfo::id)
        .map(
            id ->
                DynamicTest.dynamicTest(
                    id,
                    () -> {
                      RunResult result =
                          HostRuns.run(NoVacuousPassTest::fallsSilent, Runs.SEED, id);
                      CaseResult of = Runs.caseOf(result, id);
                      boolean notForIt =
                          of.verdict() == Verdict.NOT_APPLICABLE
                              && of.log().stream().allMatch(log -> log.entries().isEmpty());
                      assertTrue(
                          NOT_GREEN.contains(of.verdict()) || notForIt,
                          () -> of.verdict() + ": " + of.reason());
                    }));
  }

  /** Answers what must not be answered too, but only when all cases have run, and backwards. */
  private static final class LateForger implements FrameFunction {
    private static final int HEADER = 20;
    private static final int HEADERS = 28;
    private static final int ECHO_REQUEST = 0x0800;

    private final FrameFunction right;
    private final List<Octets> held = new ArrayList<>();
    private final Set<Octets> forgedAbout = new HashSet<>();

    LateForger(FrameFunction right) {
      this.right = right;
    }

    @Override
    public void accept(Octets frame, Consumer<Octets> out) {
      AtomicInteger replies = new AtomicInteger();
      right.accept(
          frame,
          reply -> {
            replies.incrementAndGet();
            out.accept(reply);
          });
      if (replies.get() == 0) {
        forged(frame)
            .ifPresent(
                reply -> {
                  held.add(reply);
                  forgedAbout.add(frame);
                });
      }
    }

    /** An echo reply with the key of a frame that has one, however broken its header is. */
    private static Optional<Octets> forged(Octets frame) {
      boolean readable = frame.length() >= HEADERS && frame.u8(Net.PROTOCOL) == 1;
      if (!readable || (frame.u16(Net.FLAGS) & 0x1FFF) != 0) {
        return Optional.empty();
      }
      int stated = (frame.u8(0) & 0xF) * 4;
      boolean sound = Surgery.isSound(frame.toByteArray()) && stated + 8 <= frame.length();
      boolean intact =
          frame.u16(HEADER) == ECHO_REQUEST
              && Checksum.verifies(frame.slice(HEADER, frame.length()));
      if (!sound && !intact) {
        return Optional.empty();
      }
      int at = intact ? HEADER : stated;
      Octets reply =
          IcmpMessage.echoRequest(
                  frame.u16(at + 4), frame.u16(at + 6), frame.slice(at + 8, frame.length()))
              .withType(IcmpMessage.ECHO_REPLY)
              .toOctets();
      return Optional.of(
          Ipv4Packet.icmp(
                  /* source= */ HostRuns.ADDRESS,
                  /* destination= */ new Ipv4Address(frame.s32(Net.SOURCE)),
                  reply)
              .toOctets());
    }

    void release(Consumer<Octets> out) {
      for (int i = held.size() - 1; i >= 0; i--) {
        out.accept(held.get(i));
      }
      held.clear();
    }
  }

  @Test
  void forbiddenRepliesOfAHostFindTheirRowsHoweverLateTheyComeAndInWhateverOrder() {
    ReferenceHost host = new ReferenceHost();
    LateForger forger = new LateForger(host);
    int found = redByForgery(forger, link -> HostRuns.target(host, link), HostRuns.AREAS);
    assertFalse(found < 30, "only " + found + " cases had a forbidden reply");
  }

  /** In the areas that are not about what a whole host does beside echo. */
  @ParameterizedTest
  @CsvSource({"HDR, 8", "CKS, 5", "OPT, 2", "FRG, 8", "NOI, 1"})
  void forbiddenRepliesOfAResponderFindTheirRowsToo(String area, int least) {
    LateForger forger = new LateForger(new ReferenceOptions(new ReferenceStack(), o -> o));
    int found =
        redByForgery(
            forger,
            link ->
                new LinkedTarget(
                    Profiles.of(TargetProfile.Kind.RESPONDER, "record-route", "timestamp-option"),
                    List.of(link)),
            area);
    assertFalse(found < least, "only " + found + " cases had a forbidden reply");
  }

  /** How many cases are red because of what was forged; all that had something have to be. */
  private static int redByForgery(
      LateForger forger, Function<Link, Target> behind, String... areas) {
    LateLink link = new LateLink(new MemoryLink(forger, "a stack of this test"));
    RunListener releasing =
        new RunListener() {
          @Override
          public void draining() {
            forger.release(link::arrive);
          }
        };
    RunSettings settings = new RunSettings(Runs.SEED, Duration.ofMillis(200), false, false, 1);
    RunResult result =
        new ConformanceRun(
                Runs.CATALOGUE, behind.apply(link), Runs.select(areas), settings, releasing)
            .execute();
    int found = 0;
    for (CaseResult of : result.cases()) {
      List<LedgerEntry> forbidden =
          of.log().stream()
              .flatMap(log -> log.entries().stream())
              .filter(NoVacuousPassTest::forbidsEcho)
              .filter(entry -> forger.forgedAbout.contains(entry.probe().frames().get(0)))
              .toList();
      List<String> lost =
          forbidden.stream()
              .filter(entry -> entry.echoReplies() == 0)
              .map(entry -> entry.probe().label())
              .toList();
      assertEquals(List.of(), lost, of.info().id());
      boolean choice = Runs.CATALOGUE.get(of.info().requirement()).level().leavesChoice();
      if (!forbidden.isEmpty() && !choice) {
        assertTrue(
            of.verdict() == Verdict.FAIL || of.verdict() == Verdict.LAX,
            () -> of.info().id() + " is " + of.verdict());
        found++;
      }
    }
    return found;
  }

  /** What may be answered by an error too has a reply to look for where it is about an echo. */
  private static boolean forbidsEcho(LedgerEntry entry) {
    Expectation expectation = entry.probe().expectation();
    boolean errorsToo = expectation.errors() == Expectation.Errors.FORBIDDEN;
    return expectation.isSilence()
        && expectation.answer().equals(Answer.ECHO_REPLY)
        && (errorsToo || entry.probe().echo().isPresent());
  }
}
