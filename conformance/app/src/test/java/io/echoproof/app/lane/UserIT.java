package io.echoproof.app.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An ordinary user, who has to make do with what a user namespace and a device node give him. */
@Timeout(300)
class UserIT {
  @TempDir static Path base;

  private static OrdinaryUser user;
  private static Path launcher;
  private static Path node;

  @TempDir Path home;

  @BeforeAll
  static void lane() throws Exception {
    user = OrdinaryUser.find();
    Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwxr-xr-x"));
    launcher = Installation.in(base.resolve("installation"));
    node = TunNodes.forEverybody(base.resolve("tun"));
    Path java = Path.of(System.getProperty("java.home", ""), "bin", "java");
    Optional<String> missing = LaneNetwork.missing();
    if (missing.isEmpty()) {
      missing = user.refusal(java.toString(), "-version");
    }
    if (missing.isEmpty()) {
      missing = user.withoutNetwork();
    }
    if (missing.isEmpty()) {
      missing = TunNodes.refusal(user, node);
    }
    Lane.require("user", missing);
  }

  @BeforeEach
  void giveHome() throws IOException {
    user.own(home);
  }

  private Ended run(Map<String, String> variables, String... arguments) throws Exception {
    Map<String, String> all = new TreeMap<>(variables);
    all.put("HOME", home.toString());
    return new EchoProof(launcher, home, user.as(), all).run(arguments);
  }

  /** Without {@code --out} a run goes to a directory of its own below the current one. */
  private LaneRun onlyRun(Ended ended) throws IOException {
    try (Stream<Path> directories = Files.list(home.resolve("echoproof-runs"))) {
      List<Path> all = directories.toList();
      assertEquals(1, all.size(), all::toString);
      return LaneRun.read(ended, all.get(0));
    }
  }

  @Test
  void usesATunInsideHisUserNamespace() throws Exception {
    Ended ended = run(Map.of(), "run", "--tun-device", node.toString());
    LaneRun run = onlyRun(ended);

    assertEquals(0, ended.status(), ended::transcript);
    assertEquals(List.of(), ended.err(), ended::transcript);
    assertTrue(ended.says("link pcap:"), ended::transcript);
    assertEquals(Set.of("memory", "pcap"), run.usedLinks());
    assertTrue(run.casesOver("pcap") > 50, () -> run.casesOver("pcap") + " cases over pcap");
    assertTrue(Files.size(run.directory().resolve("report.html")) > 1_000);
  }

  @Test
  void makesDoWithMemoryWithoutANode() throws Exception {
    Path none = home.resolve("no-such-node");
    Ended ended = run(Map.of("ECHOPROOF_TUN", none.toString()), "run");
    LaneRun run = onlyRun(ended);

    assertEquals(0, ended.status(), ended::transcript);
    assertTrue(
        ended.says("link pcap not used", none.toString(), "--tun-device"), ended::transcript);
    memoryOnly(run);
    assertTrue(run.whyNot("pcap").contains(none.toString()), run.whyNot("pcap"));
    assertTrue(
        run.record().outcome().needed().stream().anyMatch(n -> n.contains("modprobe tun")),
        run.record().outcome()::toString);
  }

  @Test
  void makesDoWithMemoryWhereTheNodeIsNotForHim() throws Exception {
    Assumptions.assumeTrue(user.isAnother(), "the lane's own user made the node");
    Path closed = base.resolve("closed");
    TunNodes.make(closed, "600").ifPresent(Assumptions::abort);
    Ended ended = run(Map.of(), "run", "--tun-device", closed.toString());

    assertEquals(0, ended.status(), ended::transcript);
    assertTrue(ended.says("link pcap not used", closed.toString()), ended::transcript);
    memoryOnly(onlyRun(ended));
  }

  private static void memoryOnly(LaneRun run) throws IOException {
    assertEquals(Set.of("memory"), run.usedLinks());
    assertTrue(run.casesOver("memory") > 50, () -> run.casesOver("memory") + " cases");
    assertTrue(run.record().outcome().verified() > 50, run.record().outcome()::toString);
    assertTrue(Files.size(run.directory().resolve("report.html")) > 1_000);
  }

  @Test
  void isToldThatCapturingNeedsARight() throws Exception {
    Assumptions.assumeTrue(user.isAnother(), "the lane's own user has the right in this network");
    Path out = home.resolve("out");
    Ended ended =
        run(Map.of(), "run", "--target", "127.0.0.2", "--interface", "lo", "--out", out.toString());

    assertEquals(4, ended.status(), ended::transcript);
    assertEquals(1, ended.err().size(), ended::transcript);
    assertTrue(ended.err().get(0).contains("CAP_NET_RAW"), ended::transcript);
    assertFalse(Files.exists(out));
  }

  @Test
  void isToldThatHeMayNotWriteThere() throws Exception {
    Assumptions.assumeTrue(user.isAnother(), "the lane's own user may write wherever it looks");
    Path out = base.resolve("installation").resolve("out");
    Ended ended = run(Map.of(), "run", "--link", "memory", "--out", out.toString());

    assertEquals(2, ended.status(), ended::transcript);
    assertEquals(1, ended.err().size(), ended::transcript);
    assertTrue(ended.err().get(0).contains("--out " + out), ended::transcript);
    assertFalse(Files.exists(out));
  }
}
