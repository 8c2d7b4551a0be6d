package io.echoproof.app.windows;

import io.echoproof.app.windows.Scripts.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The one rule that EchoProof makes in Windows' firewall: that echo requests reach Windows' own
 * stack through EchoProof's adapter, from and to the adapter's own network. By default the firewall
 * of an unidentified network keeps them away.
 *
 * <p>It always has the same name, and a file remembers it as long as it may be there: a run that
 * was killed leaves both, and the next one that opens an adapter removes both ({@link
 * #removeLeftover}). Nothing else that EchoProof changes outlives its process: Wintun's adapters go
 * with it, and addresses and routes with the adapters.
 */
public final class FirewallRule {
  /** The rule's name, which no other one has. */
  public static final String NAME = "EchoProof";

  private static final String BEGUN = "echoproof-rule-begun";
  private static final String MADE = "echoproof-rule-made";
  private static final String GONE = "echoproof-rule-gone";

  private final Scripts scripts;
  private final Path memory;

  /**
   * @param memory the file that remembers it
   */
  public FirewallRule(Scripts scripts, Path memory) {
    this.scripts = scripts;
    this.memory = memory;
  }

  /**
   * With Windows' PowerShell, remembered in the user's local application data.
   *
   * @param environment the process's environment variables
   */
  public static FirewallRule ofWindows(Map<String, String> environment) {
    String home = environment.getOrDefault("LOCALAPPDATA", "");
    Path directory =
        home.isEmpty() ? Path.of(System.getProperty("java.io.tmpdir", ".")) : Path.of(home);
    return new FirewallRule(
        new PowerShell(), directory.resolve("EchoProof").resolve("firewall-rule"));
  }

  /**
   * Makes the rule.
   *
   * @param interfaceName as Windows shows it
   * @param prefix the adapter's network, as in {@code 192.0.2.0/24}
   * @return why there is none; empty when it is there
   */
  public Optional<String> make(String interfaceName, String prefix) {
    try {
      Path directory = memory.toAbsolutePath().getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      Files.writeString(memory, NAME + "\n");
    } catch (IOException e) {
      return Optional.of(
          "no firewall rule was made, because " + memory + " can't be written: " + e.getMessage());
    }
    Result result = scripts.run(making(interfaceName, prefix));
    if (result.says(MADE)) {
      return Optional.empty();
    }
    if (result.says(BEGUN)) {
      remove();
    } else {
      forget();
    }
    return Optional.of(
        "Windows' firewall may keep echo requests from its stack, and no rule could be made for"
            + " them: "
            + result
                .firstLine(BEGUN)
                .orElse("PowerShell has nothing to say, as where it is Wine's"));
  }

  /**
   * Removes the rule.
   *
   * @return why it may still be there; empty when it is gone
   */
  public Optional<String> remove() {
    if (!scripts.run(removing()).says(GONE)) {
      return Optional.of(
          "the rule "
              + NAME
              + " may still be in Windows' firewall; in an elevated PowerShell:"
              + " Remove-NetFirewallRule -Name "
              + NAME);
    }
    return forget();
  }

  private Optional<String> forget() {
    try {
      Files.deleteIfExists(memory);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(memory + " can't be deleted: " + e.getMessage());
    }
  }

  /**
   * Removes what an earlier run left, when it was killed. Costs nothing when there is nothing.
   *
   * @return why it may still be there; empty when it is gone or never was
   */
  public Optional<String> removeLeftover() {
    return Files.exists(memory) ? remove() : Optional.empty();
  }

  /** What is asked of PowerShell; the rule of an earlier run goes first. */
  static String making(String interfaceName, String prefix) {
    return String.join(
        " ",
        "$ErrorActionPreference = 'Stop';",
        "Import-Module NetSecurity;",
        "Remove-NetFirewallRule -Name " + NAME + " -ErrorAction SilentlyContinue;",
        "'" + BEGUN + "';",
        "New-NetFirewallRule -Name " + NAME,
        "-DisplayName 'EchoProof: echo requests to the target host' -Group " + NAME,
        "-Direction Inbound -Action Allow -Profile Any -Protocol ICMPv4 -IcmpType 8",
        "-InterfaceAlias " + quoted(interfaceName),
        "-LocalAddress " + quoted(prefix),
        "-RemoteAddress " + quoted(prefix) + " | Out-Null;",
        "Get-NetFirewallRule -Name " + NAME + " | Out-Null;",
        "'" + MADE + "'");
  }

  /** It is gone when it is not found, and not when a command did not complain. */
  static String removing() {
    return String.join(
        " ",
        "$ErrorActionPreference = 'Stop';",
        "Import-Module NetSecurity;",
        "Remove-NetFirewallRule -Name " + NAME + " -ErrorAction SilentlyContinue;",
        "try { Get-NetFirewallRule -Name " + NAME + " | Out-Null }",
        "catch { if ($_.CategoryInfo.Category -eq 'ObjectNotFound') { '" + GONE + "' } }");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
