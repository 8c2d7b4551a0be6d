package io.echoproof.app.cli;

import io.echoproof.app.EnvironmentException;
import io.echoproof.app.ExitStatus;
import io.echoproof.app.UsageException;
import io.echoproof.app.respond.RespondPlan;
import io.echoproof.app.target.OwnNamespace;
import io.echoproof.responder.ResponderFailedException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code echoproof respond}: the responder alone. */
@Command(
    name = "respond",
    description = {
      "Let EchoProof's responder answer ping on a tun device of its own.",
      "",
      "Makes a tun device, gives this machine an address on it, and answers echo requests to the"
          + " responder's address until Ctrl-C or Enter. At the end the device and the address are"
          + " gone. With --netns all of that happens in a network namespace of its own, which needs"
          + " no root where user namespaces are allowed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  echoproof respond                            then, elsewhere: ping 192.0.2.1",
      "  echoproof respond --address 10.9.0.1/24      in another network",
      "  echoproof respond --netns                    kept apart; says how to reach it",
      "  echoproof respond --duration 10 </dev/null   for scripts",
      "  echoproof respond --drop 0.1 --delay 20      a bad network, for testing ping",
      "  echoproof respond --quiet --status json      counters for other programs",
      "",
      "Exit status: 0 ended by Enter or --duration, 2 wrong usage,",
      "4 no tun device or no right to use it, 130 ended by Ctrl-C."
    })
final class RespondCommand implements Callable<Integer> {
  /** {@code own} when the launcher had to enter a user namespace too. */
  private static final String USER_NAMESPACE = "ECHOPROOF_USERNS";

  private static final double MOST_SECONDS = 31_536_000;

  @ParentCommand private Main main;

  @Mixin private RespondOptions options;

  @Mixin private RespondOutput output;

  @Option(
      names = "--duration",
      paramLabel = "SECONDS",
      description = "End after that time; a fraction will do.")
  private Optional<Double> duration = Optional.empty();

  @Option(
      names = "--netns",
      description = "Keep it apart in a network namespace of its own (through the launcher).")
  private boolean netns;

  @Override
  public Integer call() {
    RespondPlan plan = options.plan(main.environment());
    Optional<Duration> limit = duration.map(RespondCommand::limit);
    if (netns) {
      OwnNamespace.missing(main.environment())
          .ifPresent(
              reason -> {
                throw new EnvironmentException("--netns: " + reason);
              });
    }
    RespondSession session =
        new RespondSession(
            main.terminal(),
            output,
            new EnterKey(System.in, main.environment()),
            limit,
            reach(plan));
    Interruption interruption = Interruption.install(session::interrupt);
    try {
      return session.run(plan) ? ExitStatus.INTERRUPTED : ExitStatus.CONFORMANT;
    } catch (ResponderFailedException e) {
      throw new EnvironmentException(String.valueOf(e.getMessage()));
    } finally {
      interruption.finished();
    }
  }

  private static Duration limit(double seconds) {
    if (!(seconds > 0 && seconds <= MOST_SECONDS)) {
      throw new UsageException(
          "--duration " + seconds + " is out of range: more than 0, at most a year in seconds");
    }
    return Duration.ofNanos((long) (seconds * 1e9));
  }

  /** The command that reaches the responder from outside. */
  private String reach(RespondPlan plan) {
    String ping = "ping " + plan.network().address();
    if (!netns) {
      return ping;
    }
    String namespaces = "/proc/" + ProcessHandle.current().pid() + "/ns/";
    boolean user = "own".equals(main.environment().get(USER_NAMESPACE));
    // Whoever joins a user namespace becomes root there by default, and has not the right to.
    return "nsenter "
        + (user ? "--preserve-credentials --user=" + namespaces + "user " : "")
        + "--net="
        + namespaces
        + "net "
        + ping;
  }
}
