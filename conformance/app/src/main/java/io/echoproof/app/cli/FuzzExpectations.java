package io.echoproof.app.cli;

import io.echoproof.app.EnvironmentException;
import io.echoproof.app.FileTrouble;
import io.echoproof.app.fuzz.Found;
import io.echoproof.app.fuzz.KnownViolations;
import io.echoproof.app.oracle.Disagreement;
import io.echoproof.app.run.ExpectationFile;
import io.echoproof.conformance.catalogue.Catalogue;
import io.echoproof.conformance.suite.Suite;
import io.echoproof.conformance.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The expectation file of {@code fuzz}: what it knows, and what is added to it. */
final class FuzzExpectations {
  private final ExpectationFile file;

  private FuzzExpectations(ExpectationFile file) {
    this.file = file;
  }

  /** Reads a file that is shared with {@code run}; without one nothing is known. */
  static FuzzExpectations read(Optional<Path> path) {
    ExpectationFile file = path.map(ExpectationFile::read).orElse(ExpectationFile.NONE);
    if (path.isPresent()) {
      List<String> ids = new ArrayList<>();
      Catalogue.load().requirements().forEach(row -> ids.add(row.id()));
      Suite.cases().forEach(c -> ids.add(c.id()));
      file.requireKnown(ids);
    }
    return new FuzzExpectations(file);
  }

  /** A case that is known to fail says nothing here: the fuzzer sends other frames. */
  KnownViolations known() {
    KnownViolations known = new KnownViolations();
    for (ExpectationFile.Entry entry : file.entries()) {
      if (entry.violation().isPresent()) {
        known.add(entry.id(), entry.violation().get());
      } else if (entry.id().equals(entry.requirement())) {
        known.add(entry.id());
      }
    }
    return known;
  }

  /** Writes what was known and what was found besides, so that it is known next time. */
  void write(Path path, List<Found> found, Predicate<Found> isWrong) {
    List<ExpectationFile.Entry> entries = new ArrayList<>(file.entries());
    for (Found one : found) {
      Disagreement what = one.disagreement();
      entries.add(
          new ExpectationFile.Entry(
              what.requirement(),
              Optional.of(what.violation()),
              isWrong.test(one) ? Verdict.FAIL : Verdict.LAX,
              what.what(),
              entries.size() + 1));
    }
    try {
      Files.writeString(path, ExpectationFile.text(entries));
    } catch (IOException e) {
      throw new EnvironmentException(
          "--write-expected " + path + " can't be written: " + FileTrouble.words(e));
    }
  }
}
