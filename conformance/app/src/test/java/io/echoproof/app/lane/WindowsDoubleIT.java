package io.echoproof.app.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.reports.record.CaseRecord;
import io.echoproof.reports.record.VerdictRecord;
import io.echoproof.tun.linux.Sysctl;
import io.echoproof.tun.linux.SysctlValue;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The links that Wintun makes, on a Windows JVM under Wine with Wintun's test double: the stack
 * behind it is this machine's Linux kernel, and nothing is said about Windows'.
 */
@Timeout(1200)
class WindowsDoubleIT {
  /**
   * Kernels since 2020 answer an all-zero echo with the checksum 0000, which does not verify; and
   * what they quote in an error has Record Route and Timestamp as they have filled them in already.
   */
  private static final Set<String> KNOWN_OF_LINUX = Set.of("CKS-05", "ERR-04");

  private static final int INTERRUPTED = 130;

  private static final Duration LONGEST_START = Duration.ofMinutes(3);
  private static final Duration LONGEST_END = Duration.ofMinutes(2);

  private static final String FORWARDING = "net/ipv4/ip_forward";

  /**
   * Errors at once, to whomever: 50 by default and then one per millisecond, so that it is chance
   * how many of a burst are sent (row ERR-01).
   */
  private static final List<String> ERRORS =
      List.of("net/ipv4/icmp_msgs_burst", "net/ipv4/icmp_msgs_per_sec");

  private static final String MANY = "10000";

  @TempDir Path temp;

  private final List<SysctlValue> before = new ArrayList<>();

  @BeforeAll
  static void lane() throws Exception {
    Lane.require("wine-double", WindowsDouble.missing());
  }

  @AfterEach
  void putBack() {
    before.forEach(value -> new Sysctl().write(value.key(), value.value()));
  }

  private void set(String name, String value) {
    new Sysctl().write(name, value).ifPresent(before::add);
  }

  @Test
  void theStackBehindAWintunAdapterIsJudged() throws Exception {
    ERRORS.forEach(name -> set(name, MANY));
    LaneRun run = run("host", "tun");

    assertEquals(KNOWN_OF_LINUX, run.requirements(VerdictRecord.FAIL));
    assertEquals(Set.of(), run.requirements(VerdictRecord.LAX));
    assertEquals(1, run.ended().status(), run.ended()::transcript);
    assertEquals(Set.of(), run.requirements(VerdictRecord.ERROR));
    assertEquals(Set.of("tun"), run.usedLinks());
    assertEquals(VerdictRecord.PASS, run.verdict("ECH-10"), "the largest datagram, in fragments");
    assertEquals(VerdictRecord.SKIPPED, run.verdict("HDR-01"), "the driver discards version 5");
    assertTrue(run.record().outcome().verified() > 100, run.record().outcome()::toString);
  }

  /** Without Npcap that is what a run without options does on Windows. */
  @Test
  void theResponderBehindTwoWintunAdaptersIsJudgedAndTheRestInMemory() throws Exception {
    set(FORWARDING, "1");
    LaneRun run = run("builtin", DoubleTool.ANY_LINK);

    assertEquals(Set.of("forward", "memory"), run.usedLinks(), run.ended()::transcript);
    assertTrue(run.whyNot("pcap").contains("wpcap.dll: install Npcap 1.71"), run.whyNot("pcap"));
    assertEquals(VerdictRecord.PASS, run.verdict("ECH-06"));
    assertEquals(List.of("forward"), run.requirement("ECH-06").links());
    assertEquals(List.of("memory"), run.requirement("HDR-03").links(), "a router drops them");
    assertEquals(Set.of("PNG-09"), run.requirements(VerdictRecord.FAIL));
    assertEquals(Set.of(), run.requirements(VerdictRecord.LAX));
    assertEquals(Set.of(), run.requirements(VerdictRecord.ERROR));
    assertEquals(0, run.ended().status(), "a ping's faults are not the target's");
    assertTrue(run.record().outcome().verified() > 180, run.record().outcome()::toString);
    assertPingIsWines(run);
  }

  /**
   * Wine's ping.exe is judged as what it is, and nothing is concluded about Microsoft's: it refuses
   * to send 0 octets. The function behind it does not.
   */
  private static void assertPingIsWines(LaneRun run) {
    for (String id : List.of("PNG-01.totals", "PNG-07.fields", "PNG-09.sizes")) {
      CaseRecord record = run.caseRecord(id);
      System.out.println("lane wine-double: " + id + ": " + record.verdict());
      String pingers = record.parameters().get("pinged by");
      assertTrue(pingers.matches("Wine [0-9.]+'s ping\\.exe, not Microsoft's; .*"), pingers);
      assertTrue(pingers.endsWith("'s IcmpSendEcho2, not Microsoft's"), pingers);
      assertTrue(record.parameters().size() > 2, record.parameters()::toString);
    }
    assertEquals(VerdictRecord.PASS, run.caseRecord("PNG-01.totals").verdict());
    assertEquals(VerdictRecord.PASS, run.caseRecord("PNG-07.fields").verdict());
    CaseRecord sizes = run.caseRecord("PNG-09.sizes");
    assertEquals(1, sizes.findings().size(), sizes.findings()::toString);
    String refused = "Wine's ping.exe -n 1 -l 0 -w 5000 192.0.2.1";
    assertTrue(sizes.findings().get(0).summary().startsWith(refused), sizes.findings()::toString);
    assertEquals("0 sent, 0 received on the wire; exit status 1", sizes.parameters().get(refused));
    assertTrue(run.record().environment().get("Wine").contains("not Microsoft's"));
  }

  @Test
  void theResponderAloneAnswersOnWintunAndLeavesNothing() throws Exception {
    Path end = temp.resolve("end");
    try (Child child =
        WindowsDouble.start(temp, List.of(DoubleTool.RESPOND, WindowsProgram.windowsPath(end)))) {
      String name =
          child
              .awaitLine(line -> line.startsWith("answering on "), LONGEST_START)
              .substring("answering on ".length());
      NetworkInterface device = NetworkInterface.getByName(name);
      assertEquals(1400, device.getMTU());
      assertTrue(InetAddress.getByName("192.0.2.1").isReachable(20_000), "the kernel's ping");
      Files.writeString(end, "");
      Ended ended = child.awaitEnd(LONGEST_END);
      assertEquals(0, ended.status(), ended::transcript);
      assertTrue(
          ended.out().stream().anyMatch(l -> l.matches("answered [1-9]\\d*")), ended::transcript);
      assertNull(NetworkInterface.getByName(name));
    }
  }

  /** Wine turns the signal into the event that a Windows console makes of Ctrl-C. */
  @Test
  void ctrlCUndoesWhatWasChangedAndKeepsWhatWasJudged() throws Exception {
    Path rule = temp.resolve(DoubleTunDevices.RULE);
    Path out = temp.resolve("out");
    List<String> endless = List.of("host", "tun", WindowsProgram.windowsPath(out));
    try (Child child = WindowsDouble.start(temp, endless)) {
      child.awaitLine(line -> line.contains(" over interface "), LONGEST_START);
      assertTrue(Files.exists(rule), "made for the target host");
      assertNotNull(NetworkInterface.getByName("EchoProof"));
      child.interrupt(DoubleTool.class.getName());
      Ended ended = child.awaitEnd(LONGEST_END);

      assertEquals(INTERRUPTED, ended.status(), ended::transcript);
      assertEquals("aborted", LaneRun.read(ended, out).record().outcome().word());
      assertFalse(Files.exists(rule), "removed");
      assertNull(NetworkInterface.getByName("EchoProof"));
    }
  }

  /** The process lives on: it is not its end that removes the adapter. */
  @Test
  void anErrorInTheMiddleOfSettingUpLeavesNoAdapter() throws Exception {
    Path end = temp.resolve("end");
    try (Child child =
        WindowsDouble.start(temp, List.of(DoubleTool.FAIL, WindowsProgram.windowsPath(end)))) {
      child.awaitLine(line -> line.equals("opened EchoProof"), LONGEST_START);
      child.awaitLine(line -> line.startsWith("failed: no address can be set"), LONGEST_START);
      assertNull(NetworkInterface.getByName("EchoProof"));
      Files.writeString(end, "");
      assertEquals(0, child.awaitEnd(LONGEST_END).status());
    }
  }

  /** Killed in the middle: the adapter goes with the process, the firewall's rule with the next. */
  @Test
  void whatAKilledRunLeftIsRemovedByTheNextOne() throws Exception {
    Path rule = temp.resolve(DoubleTunDevices.RULE);
    Path end = temp.resolve("end");
    Path out = temp.resolve("killed");
    String[] endless = {"host", "tun", WindowsProgram.windowsPath(out)};
    try (Child child = WindowsDouble.start(temp, List.of(endless))) {
      child.awaitLine(line -> line.contains(" over interface "), LONGEST_START);
      assertTrue(Files.exists(rule), "made for the target host");
      assertTrue(Files.readString(rule).contains("-InterfaceAlias 'EchoProof'"));
      child.kill(DoubleTool.class.getName());
      child.awaitEnd(LONGEST_END);
    }
    assertNull(NetworkInterface.getByName("EchoProof"));
    assertTrue(Files.exists(rule), "nobody was there to remove it");
    assertFalse(Files.exists(out));

    try (Child child =
        WindowsDouble.start(temp, List.of(DoubleTool.RESPOND, WindowsProgram.windowsPath(end)))) {
      child.awaitLine(line -> line.startsWith("answering on "), LONGEST_START);
      assertFalse(Files.exists(rule), "found and removed");
      Files.writeString(end, "");
      assertEquals(0, child.awaitEnd(LONGEST_END).status());
    }
  }

  private LaneRun run(String target, String link) throws Exception {
    Path out = temp.resolve("out");
    LaneRun run = LaneRun.read(WindowsDouble.run(target, link, out, temp), out);
    assertFalse(Files.exists(temp.resolve(DoubleTunDevices.RULE)), "the rule is gone");
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
