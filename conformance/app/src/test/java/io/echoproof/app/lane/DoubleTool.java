package io.echoproof.app.lane;

import io.echoproof.app.cli.Interruption;
import io.echoproof.app.respond.LabSettings;
import io.echoproof.app.respond.RespondPlan;
import io.echoproof.app.respond.ResponderDevice;
import io.echoproof.app.respond.RespondingDevice;
import io.echoproof.app.run.ExpectationFile;
import io.echoproof.app.run.RunRequest;
import io.echoproof.app.run.RunService;
import io.echoproof.app.target.PreparedTarget;
import io.echoproof.app.target.TargetFactory;
import io.echoproof.app.target.TargetRequest;
import io.echoproof.conformance.run.ConformanceRun;
import io.echoproof.conformance.run.RunListener;
import io.echoproof.conformance.run.RunResult;
import io.echoproof.conformance.target.Target;
import io.echoproof.responder.EchoCodePolicy;
import io.echoproof.tun.TunException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;

/**
 * What {@code echoproof run --target TARGET --link LINK --no-report --out DIR} and {@code echoproof
 * respond} do, on Wintun's test double: a program of its own, because nothing in the tool itself
 * knows the double.
 */
final class DoubleTool {
  private DoubleTool() {}

  /** For {@code LINK}: whatever the tool chooses. */
  static final String ANY_LINK = "any";

  /** The double takes 15 letters. */
  private static final String ADAPTER = "EchoProof-alone";

  private static final long LOOK_AGAIN = 50_000_000;

  /** The first of two arguments: the responder alone, until the file exists that is the second. */
  static final String RESPOND = "respond";

  /** The first of two arguments: an error in the middle, then nothing until the file exists. */
  static final String FAIL = "fail";

  /** TARGET, LINK and DIR; ends with the run's status. Or what to do instead and a file. */
  public static void main(String[] args) {
    if (args[0].equals(RESPOND)) {
      respond(Path.of(args[1]));
      return;
    }
    if (args[0].equals(FAIL)) {
      fail(Path.of(args[1]));
      return;
    }
    System.exit(run(request(args[0], args[1]), Path.of(args[2]), List.of(args)));
  }

  private static void respond(Path end) {
    ResponderDevice device = ResponderDevice.wintun(Optional.of(ADAPTER), devices());
    RespondPlan plan =
        RespondPlan.of(
            List.of("192.0.2.1/24"),
            Optional.empty(),
            1400,
            EchoCodePolicy.COPY,
            device,
            LabSettings.NONE);
    RespondingDevice responding = RespondingDevice.open(plan, false);
    try (responding) {
      System.out.println("answering on " + responding.name());
      awaitFile(end);
    }
    System.out.println("answered " + responding.counters().answered());
    System.exit(0);
  }

  private static void fail(Path end) {
    try {
      devices()
          .openToStack(
              name -> {
                System.out.println("opened " + name);
                throw new TunException("no address can be set", 5);
              });
    } catch (TunException e) {
      System.out.println("failed: " + e.getMessage());
    }
    awaitFile(end);
    System.exit(0);
  }

  private static void awaitFile(Path end) {
    while (!Files.exists(end)) {
      LockSupport.parkNanos(LOOK_AGAIN);
    }
  }

  private static DoubleTunDevices devices() {
    return new DoubleTunDevices(Objects.requireNonNull(System.getenv("ECHOPROOF_TUNDOUBLE")));
  }

  private static int run(TargetRequest target, Path out, List<String> arguments) {
    RunRequest request =
        new RunRequest(
            List.of(),
            target,
            1,
            target.timeout(),
            false,
            false,
            false,
            false,
            false,
            1,
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            out,
            arguments);
    RunService service = new RunService(System.getenv());
    ExpectationFile known = service.expectations(request);
    Interruption interruption = Interruption.install();
    try {
      PreparedTarget prepared =
          new TargetFactory(System.getenv(), (r, environment) -> devices()).prepare(target);
      try (Target closing = prepared.target()) {
        System.out.println(closing.description() + " over " + closing.links().get(0).description());
        ConformanceRun run = service.newRun(request, prepared, RunListener.NONE);
        interruption.calls(run::abort);
        RunResult result = run.execute();
        return service
            .write(request, prepared, known, result, service.judge(request, result, known))
            .outcome()
            .exitStatus();
      }
    } finally {
      interruption.finished();
    }
  }

  private static TargetRequest request(String target, String link) {
    return new TargetRequest(
        target,
        Optional.of(link).filter(name -> !name.equals(ANY_LINK)),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Path.of("no-such-device"),
        Optional.empty(),
        Optional.empty(),
        Duration.ofSeconds(1));
  }
}
