package io.echoproof.app.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.app.windows.Scripts.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirewallRuleTest {
  @TempDir Path directory;

  private final List<String> scripts = new ArrayList<>();
  private Path memory;

  @BeforeEach
  void memory() {
    memory = directory.resolve("deep").resolve("firewall-rule");
  }

  /** A PowerShell that says that. */
  private FirewallRule with(String output) {
    return new FirewallRule(
        script -> {
          scripts.add(script);
          return new Result(0, output);
        },
        memory);
  }

  @Test
  void isMadeForEchoRequestsOfOneNetworkOnOneAdapterAndRemembered() {
    Optional<String> missing =
        with("echoproof-rule-begun\r\nechoproof-rule-made\r\n").make("Echo'Proof", "192.0.2.0/24");
    assertEquals(Optional.empty(), missing);
    assertTrue(Files.exists(memory));
    String script = scripts.get(0);
    for (String part :
        List.of(
            "Remove-NetFirewallRule -Name EchoProof",
            "New-NetFirewallRule -Name EchoProof",
            "-Direction Inbound -Action Allow",
            "-Protocol ICMPv4 -IcmpType 8",
            "-InterfaceAlias 'Echo''Proof'",
            "-RemoteAddress '192.0.2.0/24'")) {
      assertTrue(script.contains(part), part + " in " + script);
    }
    assertTrue(
        script.indexOf("Remove-NetFirewallRule") < script.indexOf("New-NetFirewallRule"), script);
    assertFalse(script.contains("netsh"));
  }

  @Test
  void aRefusalIsAReasonAndNothingIsLeftToRemove() {
    String reason = with("Access is denied.\r\n").make("EchoProof", "192.0.2.0/24").orElse("");
    assertTrue(reason.contains("no rule could be made for them: Access is denied."), reason);
    assertFalse(Files.exists(memory));
    assertEquals(1, scripts.size(), "it had not begun");
  }

  @Test
  void aPowerShellThatDoesNothingIsNotBelieved() {
    String reason = with("").make("EchoProof", "192.0.2.0/24").orElse("");
    assertTrue(reason.contains("nothing to say, as where it is Wine's"), reason);
    assertFalse(Files.exists(memory));
  }

  @Test
  void aRefusalHalfWayIsRemovedAgain() {
    String reason =
        with("echoproof-rule-begun\r\nThe parameter is incorrect.\r\n")
            .make("EchoProof", "192.0.2.0/24")
            .orElse("");
    assertTrue(reason.contains("The parameter is incorrect."), reason);
    assertEquals(2, scripts.size());
    assertTrue(Files.exists(memory), "nothing said that it is gone, so the next run tries again");
  }

  @Test
  void whatAKilledRunLeftIsRemovedByTheNextOne() throws Exception {
    Path inFirewall = directory.resolve("rule");
    FirewallRule killed = new FirewallRule(new FakeFirewall(inFirewall), memory);
    assertEquals(Optional.empty(), killed.make("EchoProof", "192.0.2.0/24"));
    assertTrue(Files.exists(inFirewall));

    FirewallRule next = new FirewallRule(new FakeFirewall(inFirewall), memory);
    assertEquals(Optional.empty(), next.removeLeftover());
    assertFalse(Files.exists(inFirewall));
    assertFalse(Files.exists(memory));
  }

  @Test
  void withoutALeftoverNothingIsRun() {
    assertEquals(Optional.empty(), with("").removeLeftover());
    assertEquals(List.of(), scripts);
  }

  @Test
  void whatCanNotBeRemovedSaysHowToDoIt() {
    String reason = with("Access is denied.").remove().orElse("");
    assertTrue(reason.contains("Remove-NetFirewallRule -Name EchoProof"), reason);
  }

  @Test
  void aPowerShellThatIsNotThereIsAReason() {
    Result result = new PowerShell(List.of("no-such-powershell.exe")).run("'x'");
    assertEquals(-1, result.status());
    assertTrue(result.output().contains("no-such-powershell.exe can't be run"), result.output());
  }
}
