package io.echoproof.app.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.reports.record.RunRecord;
import io.echoproof.reports.record.VerdictRecord;
import io.echoproof.tun.linux.LinuxNetworkConfigurator;
import io.echoproof.tun.linux.Sysctl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * lwIP 2.1.3 as Debian builds it, once as a child process and once behind a tun. What it is known
 * for is found, and what it does right is not held against it.
 */
@Timeout(900)
class LwipIT {
  private static final String INTERFACE = "lwip0";

  /** Read in its source, and seen on the wire. */
  private static final Set<String> KNOWN_FAULTS =
      Set.of(
          "HDR-12", // the reply has the request's header, and with it the reserved bit
          "ADR-10", // 127/8 is its loopback's, wherever a packet comes from
          "ADR-18", // the zero form of the network is a source like any other
          "ECH-18", // the reserved bit again, in the row on what it sends
          "FRG-04", // the protocol is no part of what it knows a datagram's fragments by
          "FRG-23"); // it does not look at the ECN field of fragments

  private static final Set<String> KNOWN_TO_BE_RIGHT =
      Set.of(
          "HDR-01", "HDR-03", "HDR-06", "HDR-09", "HDR-11", "HDR-17", "TTL-01", "TTL-04", "TOS-01",
          "ADR-01", "ADR-03", "ADR-13", "ADR-15", "CKS-01", "CKS-05", "CKS-07", "CKS-08", "CKS-13",
          "ECH-01", "ECH-02", "ECH-05", "ECH-08", "ECH-12", "ECH-13", "NOI-01", "NOI-06");

  @BeforeAll
  static void lane() throws Exception {
    Lane.require("lwip", LaneNetwork.missing().or(LwipIT::noLwip));
  }

  private static Optional<String> noLwip() {
    try {
      return LwipProgram.missing();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  private static LaneRun judge(Path out, List<String> command) throws Exception {
    List<String> arguments = new ArrayList<>(command);
    arguments.add("--no-report");
    return LaneRun.read(EchoProof.in(Lane.DIRECTORY).run(arguments.toArray(String[]::new)), out);
  }

  private static Path freshDirectory(String name) throws IOException {
    Path out = Lane.DIRECTORY.resolve(name);
    FileTree.delete(out);
    return out;
  }

  private static void assertKnown(LaneRun run) {
    Set<String> red = run.requirements(VerdictRecord.FAIL);
    Set<String> missed = new TreeSet<>(KNOWN_FAULTS);
    missed.removeAll(red);
    assertEquals(Set.of(), missed, run.ended()::transcript);
    assertEquals(Set.of(), run.requirements(VerdictRecord.ERROR), run.ended()::transcript);
    assertEquals(1, run.ended().status(), run.ended()::transcript);
    for (String id : KNOWN_TO_BE_RIGHT) {
      assertEquals(VerdictRecord.PASS, run.verdict(id), id);
    }
    assertEquals("255", observed(run, "TTL-05"));
    assertEquals("01 gets 01, 10 gets 10, 11 gets 11", observed(run, "TOS-03"));
    assertEquals("middle: the first copy, last: the first copy", observed(run, "FRG-07"));
  }

  private static String observed(LaneRun run, String requirement) {
    return run.record().observations().stream()
        .filter(o -> o.requirement().equals(requirement))
        .map(RunRecord.ObservationRecord::value)
        .collect(Collectors.joining("; "));
  }

  @Test
  void asAChildProcess() throws Exception {
    Path out = freshDirectory("lwip-exec");
    String target = "exec:" + LwipProgram.get();
    LaneRun run =
        judge(out, List.of("run", "--target", target, "--out", out.toString(), "--seed", "1"));

    assertEquals(Set.of("stdio"), run.usedLinks());
    assertKnown(run);
    assertEquals(VerdictRecord.LAX, run.verdict("ECH-10"), "its buffers hold ten fragments");
    assertTrue(
        run.caseRecord("HDR-12.reserved-flag").message().contains("reserved bit"),
        run.caseRecord("HDR-12.reserved-flag").message());
  }

  @Test
  void behindATun() throws Exception {
    ProcessBuilder builder = new ProcessBuilder(LwipProgram.get().toString(), "tun", INTERFACE);
    builder.environment().put("ECHOPROOF_ADDRESS", ForeignTun.STACK);
    builder.environment().put("ECHOPROOF_PREFIX", "" + ForeignTun.PREFIX_LENGTH);
    builder.environment().put("ECHOPROOF_TESTER", ForeignTun.OWN);
    builder.environment().put("ECHOPROOF_MTU", "1500");
    try (ForeignTarget target = ForeignTarget.start(builder)) {
      LinuxNetworkConfigurator network = new LinuxNetworkConfigurator();
      new Sysctl().disableIpv6(INTERFACE);
      network.addAddress(INTERFACE, ForeignTun.address(ForeignTun.OWN), ForeignTun.PREFIX_LENGTH);
      network.setUp(INTERFACE, true);
      Path out = freshDirectory("lwip-tun");
      LaneRun run = judge(out, target.judging(out));

      assertEquals(Set.of("pcap"), run.usedLinks());
      assertKnown(run);
    }
  }
}
