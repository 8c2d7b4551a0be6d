package io.echoproof.conformance.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.link.MemoryLink;
import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.suite.CaseInfo;
import io.echoproof.conformance.suite.Suite;
import io.echoproof.conformance.verdict.Verdict;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

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

    /** An echo reply with the key of a frame that has one. */
    private static Optional<Octets> forged(Octets frame) {
      Optional<Ipv4Packet> packet =
          Ipv4Packet.decode(frame)
              .filter(p -> !p.isFragment() && p.protocol() == Ipv4Packet.PROTOCOL_ICMP);
      return packet
          .flatMap(p -> IcmpMessage.decode(p.payload()))
          .map(
              message ->
                  Ipv4Packet.icmp(
                          /* source= */ HostRuns.ADDRESS,
                          /* destination= */ packet.orElseThrow().source(),
                          IcmpMessage.echoRequest(
                                  message.identifier(), message.sequenceNumber(), message.data())
                              .withType(IcmpMessage.ECHO_REPLY)
                              .toOctets())
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
  void forbiddenRepliesFindTheirRowsHoweverLateTheyComeAndInWhateverOrder() {
    ReferenceHost host = new ReferenceHost();
    LateForger forger = new LateForger(host);
    LateLink link = new LateLink(new MemoryLink(forger, "a host of this test"));
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
                Runs.CATALOGUE,
                HostRuns.target(host, link),
                Runs.select(HostRuns.AREAS),
                settings,
                releasing)
            .execute();
    int found = 0;
    for (CaseResult of : result.cases()) {
      List<LedgerEntry> forbidden =
          of.log().stream()
              .flatMap(log -> log.entries().stream())
              .filter(entry -> entry.probe().expectation().isSilence())
              .filter(entry -> entry.probe().expectation().errors() == Expectation.Errors.FORBIDDEN)
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
    assertFalse(found < 30, "only " + found + " cases had a forbidden reply");
  }
}
