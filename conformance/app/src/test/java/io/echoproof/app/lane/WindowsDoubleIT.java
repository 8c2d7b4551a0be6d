package io.echoproof.app.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.reports.record.VerdictRecord;
import io.echoproof.tun.linux.Sysctl;
import io.echoproof.tun.linux.SysctlValue;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The links that Wintun makes, on a Windows JVM under Wine with Wintun's test double: the stack
 * behind it is this machine's Linux kernel, and nothing is said about Windows'.
 */
@Timeout(600)
class WindowsDoubleIT {
  /** Kernels since 2020 answer an all-zero echo with the checksum 0000, which does not verify. */
  private static final Set<String> KNOWN_OF_LINUX = Set.of("CKS-05");

  private static final String FORWARDING = "net/ipv4/ip_forward";

  @TempDir Path temp;

  private Optional<SysctlValue> before = Optional.empty();

  @BeforeAll
  static void lane() throws Exception {
    Lane.require("wine-double", WindowsDouble.missing());
  }

  @AfterEach
  void putBack() {
    before.ifPresent(value -> new Sysctl().write(FORWARDING, value.value()));
  }

  @Test
  void theStackBehindAWintunAdapterIsJudged() throws Exception {
    LaneRun run = run("host", "tun");

    Set<String> red = new TreeSet<>(run.requirements(VerdictRecord.FAIL));
    red.addAll(run.requirements(VerdictRecord.LAX));
    assertTrue(KNOWN_OF_LINUX.containsAll(red), red::toString);
    assertEquals(red.isEmpty() ? 0 : 1, run.ended().status(), run.ended()::transcript);
    assertEquals(Set.of(), run.requirements(VerdictRecord.ERROR));
    assertEquals(Set.of("tun"), run.usedLinks());
    assertEquals(VerdictRecord.PASS, run.verdict("ECH-10"), "the largest datagram, in fragments");
    assertEquals(VerdictRecord.SKIPPED, run.verdict("HDR-01"), "the driver discards version 5");
    assertTrue(run.record().outcome().verified() > 40, run.record().outcome()::toString);
  }

  @Test
  void theResponderBehindTwoWintunAdaptersIsJudged() throws Exception {
    before = new Sysctl().write(FORWARDING, "1");
    LaneRun run = run("builtin", "forward");

    assertEquals(0, run.ended().status(), run.ended()::transcript);
    assertEquals(Set.of("forward"), run.usedLinks());
    assertEquals(VerdictRecord.PASS, run.verdict("ECH-05"));
    assertEquals(VerdictRecord.SKIPPED, run.verdict("HDR-03"), "a router drops what is broken");
    assertEquals(Set.of(), run.requirements(VerdictRecord.ERROR));
    assertTrue(run.record().outcome().verified() >= 35, run.record().outcome()::toString);
  }

  private LaneRun run(String target, String link) throws Exception {
    Path out = temp.resolve("out");
    LaneRun run = LaneRun.read(WindowsDouble.run(target, link, out), out);
    assertNull(NetworkInterface.getByName("EchoProof"));
    assertNull(NetworkInterface.getByName("EchoProof-peer"));
    System.out.println(
        "lane wine-double: "
            + run.record().environment().get("operating system")
            + ", "
            + target
            + " over "
            + link
            + ": "
            + run.record().outcome());
    return run;
  }
}
