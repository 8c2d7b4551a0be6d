package io.echoproof.dist;

import io.echoproof.app.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.AutoComplete;
import picocli.CommandLine;

/** What follows from the command line's own description: the manual and completion. */
public final class Documents {
  private Documents() {}

  /**
   * Writes them.
   *
   * @param args a directory for the manual's sources, the one for man pages, the day that they
   *     bear, and the directory for completion
   * @throws IOException when one can't be written
   */
  public static void main(String[] args) throws IOException {
    CommandLine commandLine = new CommandLine(Main.specification());
    Manual.write(commandLine.getCommandSpec(), Path.of(args[0]), Path.of(args[1]), args[2]);
    Path completion = Files.createDirectories(Path.of(args[3]));
    Files.writeString(
        completion.resolve("echoproof.bash"), AutoComplete.bash("echoproof", commandLine));
    Files.writeString(
        completion.resolve("echoproof.ps1"), PowerShellCompletion.of(commandLine.getCommandSpec()));
  }
}
