package io.echoproof.reports;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs steps, whatever becomes of the ones before. */
final class Steps {
  /** One file's writing. */
  @FunctionalInterface
  interface Step {
    void run() throws IOException;
  }

  private final List<Path> files = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  boolean step(Path file, Step step) {
    try {
      step.run();
      files.add(file);
      return true;
    } catch (IOException | RuntimeException e) {
      // The message of a file system's exception is a path and nothing else; with its name one
      // knows what is wrong. What is not an IOException is a fault of ours and says so by its name.
      boolean sentence =
          e instanceof IOException && !(e instanceof FileSystemException) && e.getMessage() != null;
      problems.add(file + " was not written: " + (sentence ? e.getMessage() : e.toString()));
      return false;
    }
  }

  Written written() {
    return new Written(List.copyOf(files), List.copyOf(problems));
  }
}
