package io.echoproof.app.run;

import io.echoproof.app.ExitStatus;
import io.echoproof.app.target.PreparedTarget;
import java.util.ArrayList;
import java.util.List;

/** What a run comes to, in sentences. */
final class Summary {
  private Summary() {}

  /** One or two sentences. */
  static String explanation(Outcome outcome) {
    String counts =
        outcome.verified()
            + " of "
            + outcome.applicable()
            + " applicable requirements verified, "
            + outcome.notCarried()
            + " could not be carried, "
            + outcome.withoutCase()
            + " have no case yet.";
    return deviations(outcome) + counts;
  }

  private static String deviations(Outcome outcome) {
    if (outcome.exitStatus() == ExitStatus.ENVIRONMENT) {
      return "Something in the environment or the harness broke: see the errors. ";
    }
    String text = "";
    if (!outcome.unexpected().isEmpty()) {
      text += plural(outcome.unexpected().size(), "requirement") + " not met. ";
    }
    if (!outcome.stale().isEmpty()) {
      text += plural(outcome.stale().size(), "expected deviation") + " no longer seen. ";
    }
    if (!outcome.known().isEmpty()) {
      text += plural(outcome.known().size(), "known deviation") + " as expected. ";
    }
    if (!outcome.pingProgram().isEmpty()) {
      text +=
          plural(outcome.pingProgram().size(), "requirement")
              + " not met by this machine's ping program, which does not count. ";
    }
    return text;
  }

  private static String plural(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** What would be needed to verify more. */
  static List<String> needed(PreparedTarget prepared, Outcome outcome) {
    List<String> needed = new ArrayList<>();
    prepared.unavailable().forEach((link, reason) -> needed.add(link + ": " + reason));
    if (outcome.notCarried() > 0 && needed.isEmpty()) {
      needed.add("a link that carries what is listed as not carried");
    }
    return needed;
  }
}
