package io.echoproof.app.run;

import io.echoproof.app.ExitStatus;
import io.echoproof.conformance.run.RequirementResult;
import io.echoproof.conformance.run.RunResult;
import io.echoproof.conformance.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run comes to.
 *
 * @param exitStatus see {@link ExitStatus}
 * @param word {@code conformant}, {@code not conformant}, {@code error}, {@code aborted} or {@code
 *     nothing selected}
 * @param applicable selected requirements that apply to the target
 * @param verified those of them that were verified
 * @param notCarried those that no link could carry
 * @param withoutCase those that no case verifies yet
 * @param unexpected requirements that deviate and are not known to
 * @param known requirements that deviate as the expectation file says
 * @param pingProgram requirements that the ping program of this machine does not meet; they say
 *     nothing about the target and decide only when nothing else was selected
 * @param stale entries of the expectation file that hold no longer
 */
public record Outcome(
    int exitStatus,
    String word,
    int applicable,
    int verified,
    int notCarried,
    int withoutCase,
    List<RequirementResult> unexpected,
    List<RequirementResult> known,
    List<RequirementResult> pingProgram,
    List<ExpectationFile.Entry> stale) {

  /**
   * Computes it.
   *
   * @param strict whether a SHOULD that is not met counts as a failure
   * @param requireComplete whether a requirement that no link could carry is an error
   */
  public static Outcome of(
      RunResult run, ExpectationFile expected, boolean strict, boolean requireComplete) {
    int applicable = 0;
    int withoutCase = 0;
    List<RequirementResult> unexpected = new ArrayList<>();
    List<RequirementResult> known = new ArrayList<>();
    List<RequirementResult> pingProgram = new ArrayList<>();
    boolean onlyPing =
        run.requirements().stream().filter(Outcome::isSelected).allMatch(Outcome::isAboutPing);
    for (RequirementResult result : run.requirements()) {
      Verdict verdict = result.verdict();
      if (isSelected(result) && verdict != Verdict.NOT_APPLICABLE) {
        applicable++;
        withoutCase += verdict == Verdict.NOT_RUN && result.cases().isEmpty() ? 1 : 0;
      }
      if (verdict == Verdict.FAIL || verdict == Verdict.LAX) {
        boolean explained = expected.explaining(result, run.cases()).isPresent();
        if (explained) {
          known.add(result);
        } else if (isAboutPing(result) && !onlyPing) {
          pingProgram.add(result);
        } else if (verdict == Verdict.FAIL || strict) {
          unexpected.add(result);
        }
      }
    }
    List<ExpectationFile.Entry> stale = stale(run, expected);
    int notCarried = count(run, Verdict.SKIPPED);
    int errors = count(run, Verdict.ERROR);
    int verified = (int) run.requirements().stream().filter(r -> r.verdict().isVerified()).count();
    boolean broken = !run.isAnswered() || errors > 0 || (requireComplete && notCarried > 0);
    boolean differs = !unexpected.isEmpty() || !stale.isEmpty();
    int status = status(run, broken, differs, verified);
    return new Outcome(
        status,
        word(status),
        applicable,
        verified,
        notCarried,
        withoutCase,
        List.copyOf(unexpected),
        List.copyOf(known),
        List.copyOf(pingProgram),
        stale);
  }

  private static boolean isSelected(RequirementResult result) {
    return !result.reason().equals("not selected");
  }

  /** A ping program is the tester's side, not the target. */
  private static boolean isAboutPing(RequirementResult result) {
    return result.requirement().audience().equals(List.of("ping"));
  }

  private static int status(RunResult run, boolean broken, boolean differs, int verified) {
    if (run.isAborted()) {
      return ExitStatus.INTERRUPTED;
    }
    if (broken) {
      return ExitStatus.ENVIRONMENT;
    }
    if (differs) {
      return ExitStatus.NOT_CONFORMANT;
    }
    return verified == 0 ? ExitStatus.NOTHING_SELECTED : ExitStatus.CONFORMANT;
  }

  private static String word(int status) {
    return switch (status) {
      case ExitStatus.CONFORMANT -> "conformant";
      case ExitStatus.NOT_CONFORMANT -> "not conformant";
      case ExitStatus.INTERRUPTED -> "aborted";
      case ExitStatus.NOTHING_SELECTED -> "nothing selected";
      default -> "error";
    };
  }

  private static int count(RunResult run, Verdict verdict) {
    return (int) run.requirements().stream().filter(r -> r.verdict() == verdict).count();
  }

  private static List<ExpectationFile.Entry> stale(RunResult run, ExpectationFile expected) {
    List<ExpectationFile.Entry> stale = new ArrayList<>();
    for (ExpectationFile.Entry entry : expected.entries()) {
      for (RequirementResult result : run.requirements()) {
        boolean concerned =
            result.requirement().id().equals(entry.requirement())
                && result.verdict().isVerified()
                && run.cases().stream().anyMatch(c -> entry.covers(c) && c.log().isPresent());
        if (concerned && !ExpectationFile.holds(entry, result, run.cases())) {
          stale.add(entry);
        }
      }
    }
    return List.copyOf(stale);
  }
}
