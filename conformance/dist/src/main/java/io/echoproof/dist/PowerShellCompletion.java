package io.echoproof.dist;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A script that tells PowerShell which commands and options there are. */
final class PowerShellCompletion {
  private PowerShellCompletion() {}

  static String of(CommandSpec root) {
    Map<String, String> words = new TreeMap<>();
    words.put("", words(root));
    for (Map.Entry<String, CommandLine> command : root.subcommands().entrySet()) {
      words.put(command.getKey(), words(command.getValue().getCommandSpec()));
    }
    String table =
        words.entrySet().stream()
            .map(entry -> "    '" + entry.getKey() + "' = @(" + entry.getValue() + ")\n")
            .collect(Collectors.joining());
    return """
    # Completion of commands and options in PowerShell. Load it from your profile: . echoproof.ps1
    $echoproofWords = @{
    %s}
    $echoproofCompleter = {
        param($wordToComplete, $commandAst, $cursorPosition)
        $command = ''
        foreach ($element in $commandAst.CommandElements) {
            if ($command -eq '' -and $echoproofWords.ContainsKey("$element")) {
                $command = "$element"
            }
        }
        foreach ($word in $echoproofWords[$command]) {
            if ($word.StartsWith($wordToComplete)) {
                [System.Management.Automation.CompletionResult]::new($word)
            }
        }
    }.GetNewClosure()
    Register-ArgumentCompleter -Native -CommandName @('echoproof', 'echoproof.cmd') -ScriptBlock $echoproofCompleter
    """
        .formatted(table);
  }

  private static String words(CommandSpec command) {
    TreeSet<String> words = new TreeSet<>(command.subcommands().keySet());
    for (OptionSpec option : command.options()) {
      words.add(option.longestName());
    }
    return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(", "));
  }
}
