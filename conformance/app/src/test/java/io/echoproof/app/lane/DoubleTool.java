package io.echoproof.app.lane;

import io.echoproof.app.run.ExpectationFile;
import io.echoproof.app.run.RunRequest;
import io.echoproof.app.run.RunService;
import io.echoproof.app.target.PreparedTarget;
import io.echoproof.app.target.TargetFactory;
import io.echoproof.app.target.TargetRequest;
import io.echoproof.conformance.run.RunListener;
import io.echoproof.conformance.run.RunResult;
import io.echoproof.conformance.target.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What {@code echoproof run --target TARGET --link LINK --no-report --out DIR} does, on Wintun's
 * test double: a program of its own, because nothing in the tool itself knows the double.
 */
final class DoubleTool {
  private DoubleTool() {}

  /** TARGET, LINK and DIR. Ends with the run's status. */
  public static void main(String[] args) {
    System.exit(run(request(args[0], args[1]), Path.of(args[2]), List.of(args)));
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
            out,
            arguments);
    String path = Objects.requireNonNull(System.getenv("ECHOPROOF_TUNDOUBLE"));
    RunService service = new RunService(System.getenv());
    ExpectationFile known = service.expectations(request);
    PreparedTarget prepared =
        new TargetFactory(Map.of(), (r, environment) -> new DoubleTunDevices(path)).prepare(target);
    try (Target closing = prepared.target()) {
      System.out.println(closing.description() + " over " + closing.links().get(0).description());
      RunResult result = service.newRun(request, prepared, RunListener.NONE).execute();
      return service
          .write(request, prepared, known, result, service.judge(request, result, known))
          .outcome()
          .exitStatus();
    }
  }

  private static TargetRequest request(String target, String link) {
    return new TargetRequest(
        target,
        Optional.of(link),
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
