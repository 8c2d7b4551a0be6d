package io.echoproof.app.fuzz;

import io.echoproof.app.EnvironmentException;
import io.echoproof.app.FileTrouble;
import io.echoproof.app.fuzz.CaseFile.Step;
import io.echoproof.app.oracle.Expectation;
import io.echoproof.app.oracle.Oracle;
import io.echoproof.app.oracle.OracleSettings;
import io.echoproof.conformance.capture.CapturedFrame;
import io.echoproof.conformance.capture.Pcapng;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Saves disagreements: as a case in text form, and as pcapng. */
public final class FindingWriter {
  private final OracleSettings settings;
  private final Path directory;
  private final long epochNanos;

  /**
   * @param settings what the oracle knows of the target
   * @param directory where to; made if need be
   */
  public FindingWriter(OracleSettings settings, Path directory) {
    this.settings = settings;
    this.directory = directory;
    this.epochNanos = System.currentTimeMillis() * 1_000_000L;
  }

  /** Saves one; answers the case's file. */
  public Path write(Found found, int number) {
    String name = String.format("%02d-%s", number, found.disagreement().kind().replace(':', '-'));
    try {
      Files.createDirectories(directory);
      Path file = directory.resolve(name + ".case");
      Files.writeString(file, caseFile(found).write());
      Files.write(
          directory.resolve(name + ".pcapng"), Pcapng.write(captured(found), "fuzz", epochNanos));
      return file;
    } catch (IOException e) {
      throw new EnvironmentException(
          "nothing can be written to " + directory + ": " + FileTrouble.words(e));
    }
  }

  private CaseFile caseFile(Found found) {
    List<Step> steps = new ArrayList<>();
    Oracle oracle = new Oracle(settings);
    Expectation e = new Expectation();
    long before = found.sequence().get(0).nanoTime();
    for (TimedFrame timed : found.sequence()) {
      byte[] frame = timed.frame().toByteArray();
      oracle.expect(frame, frame.length, timed.nanoTime(), e);
      Duration wait = Duration.ofMillis((timed.nanoTime() - before) / 1_000_000);
      steps.add(new Step(wait, timed.frame(), Optional.of(ReplayedCase.says(e))));
      before = timed.nanoTime();
    }
    return new CaseFile(
        found.disagreement().requirement() + ": " + found.disagreement().what(),
        settings.profile().tester(),
        settings.profile().address(),
        steps);
  }

  private static List<CapturedFrame> captured(Found found) {
    List<CapturedFrame> frames = new ArrayList<>();
    long first = found.sequence().get(0).nanoTime();
    for (TimedFrame timed : found.sequence()) {
      frames.add(new CapturedFrame(true, timed.nanoTime() - first, timed.frame(), "fuzz"));
    }
    return frames;
  }
}
