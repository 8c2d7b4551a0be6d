package io.echoproof.tun.windows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Builds the test double with ci/double/build, once per JVM. */
final class NativeBuild {
  private static final Path DIRECTORY = Path.of("target", "double");
  private static final Path LOG = DIRECTORY.resolve("build.log");

  private NativeBuild() {}

  /** Where libtundouble.so, tundouble.dll and tundoubled are. */
  static Path directory() {
    return DIRECTORY;
  }

  /** Why there is no double; empty when it was built. */
  static Optional<String> missing() {
    return Once.MISSING;
  }

  private static final class Once {
    static final Optional<String> MISSING = build();
  }

  private static Optional<String> build() {
    try {
      Files.createDirectories(DIRECTORY);
      int status =
          new ProcessBuilder(
                  Path.of("..", "ci", "double", "build").toString(), DIRECTORY.toString())
              .redirectErrorStream(true)
              .redirectOutput(Redirect.to(LOG.toFile()))
              .start()
              .waitFor();
      return status == 0
          ? Optional.empty()
          : Optional.of(
              "the double could not be built (apt-get install gcc libc6-dev): "
                  + Files.readString(LOG).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("building the double was interrupted");
    }
  }
}
