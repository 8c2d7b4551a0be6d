package io.echoproof.app.cli;

import io.echoproof.app.ExitStatus;
import io.echoproof.app.fuzz.CaseFile;
import io.echoproof.app.fuzz.ReplayedCase;
import io.echoproof.app.fuzz.TargetChoices;
import io.echoproof.app.oracle.Disagreement;
import io.echoproof.app.target.BuiltinTarget;
import io.echoproof.app.target.PreparedTarget;
import io.echoproof.app.target.TargetFactory;
import io.echoproof.app.target.TargetRequest;
import io.echoproof.conformance.catalogue.Catalogue;
import io.echoproof.conformance.catalogue.Requirement;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.target.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** {@code echoproof run --replay FILE}: a saved case once more. */
final class ReplayRunner {
  private final Terminal terminal;
  private final Map<String, String> environment;

  ReplayRunner(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  /** Sends the case's frames to the target; answers the exit status. */
  int replay(Path path, TargetRequest request, Duration timeout) {
    CaseFile file = CaseFile.read(path);
    PreparedTarget prepared = new TargetFactory(environment).prepare(request);
    try (Target target = prepared.target()) {
      Link link = target.links().get(0);
      terminal.plain("replay  " + path + ": " + file.title());
      terminal.plain("        " + target.description() + ", over " + link.name());
      ReplayedCase replayed = new ReplayedCase(TargetChoices.arrange(target), file);
      replayed
          .oracleDiffers()
          .ifPresent(
              words -> terminal.plain("note: this version's oracle reads it otherwise: " + words));
      boolean direct = target.name().equals(TargetRequest.BUILTIN) && link.isSynchronous();
      return verdict(
          direct
              ? replayed.inMemory(BuiltinTarget.stacks(target.profile()))
              : replayed.overLink(link, timeout));
    }
  }

  private int verdict(Disagreement found) {
    if (!found.isThere()) {
      terminal.line("@|bold,green NO DISAGREEMENT|@");
      return ExitStatus.CONFORMANT;
    }
    Requirement row = Catalogue.load().get(found.requirement());
    terminal.line("@|bold,red DISAGREEMENT|@");
    terminal.plain("  " + row.id() + " (" + row.level().word() + "): " + found.what());
    terminal.plain("  " + row.text());
    return ExitStatus.NOT_CONFORMANT;
  }
}
