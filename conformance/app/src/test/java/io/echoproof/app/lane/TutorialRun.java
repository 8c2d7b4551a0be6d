package io.echoproof.app.lane;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole suite on the tutorial program, which is started again whenever it died: done once,
 * looked at by several lanes.
 */
final class TutorialRun {
  private static final String ASK = "ask";
  private static final String CONFIRM = "confirm";

  /** A dead target is found by silence; over a tun of this machine that need not take long. */
  private static final String TIMEOUT_MILLIS = "200";

  private static final Once<LaneRun> WITH_RESTARTS = new Once<>(TutorialRun::runWithRestarts);

  private TutorialRun() {}

  static LaneRun get() {
    return WITH_RESTARTS.get();
  }

  private static LaneRun runWithRestarts() throws Exception {
    Path pipes = pipes();
    String restart =
        "echo again > " + pipes.resolve(ASK) + " && read -r ready < " + pipes.resolve(CONFIRM);
    return run(pipes, Lane.DIRECTORY.resolve("tutorial"), "--restart", restart);
  }

  /** Without anybody who would start it again. */
  static LaneRun withoutRestart() throws IOException, InterruptedException {
    return run(pipes(), Lane.DIRECTORY.resolve("tutorial-once"));
  }

  private static LaneRun run(Path pipes, Path out, String... more)
      throws IOException, InterruptedException {
    FileTree.delete(out);
    try (ForeignTarget target =
        ForeignTarget.start(
            TutorialResponder.class,
            pipes.resolve(ASK).toString(),
            pipes.resolve(CONFIRM).toString())) {
      List<String> arguments = new ArrayList<>(target.judging(out));
      arguments.addAll(List.of("--timeout", TIMEOUT_MILLIS));
      arguments.addAll(List.of(more));
      Ended ended = EchoProof.in(Lane.DIRECTORY).run(arguments.toArray(String[]::new));
      return LaneRun.read(ended, out);
    } finally {
      FileTree.delete(pipes);
    }
  }

  private static Path pipes() throws IOException, InterruptedException {
    Files.createDirectories(Lane.DIRECTORY);
    Path directory = Files.createTempDirectory("echoproof-pipes");
    for (String name : List.of(ASK, CONFIRM)) {
      ProcessBuilder mkfifo = new ProcessBuilder("mkfifo", directory.resolve(name).toString());
      SystemProgram.succeed(mkfifo);
    }
    return directory;
  }
}
