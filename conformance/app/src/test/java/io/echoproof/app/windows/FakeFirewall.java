package io.echoproof.app.windows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Stands in for Windows' firewall: its only rule is a file, which outlives a process as rules do.
 */
public final class FakeFirewall implements Scripts {
  private final Path rule;

  /**
   * @param rule is there as long as the rule
   */
  public FakeFirewall(Path rule) {
    this.rule = rule;
  }

  @Override
  public Result run(String script) {
    try {
      if (script.contains("New-NetFirewallRule")) {
        Files.writeString(rule, script);
        return new Result(0, "echoproof-rule-begun\r\nechoproof-rule-made\r\n");
      }
      Files.deleteIfExists(rule);
      return new Result(0, "echoproof-rule-gone\r\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
