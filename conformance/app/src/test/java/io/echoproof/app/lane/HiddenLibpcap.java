package io.echoproof.app.lane;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A program that finds an empty file wherever libpcap is installed, in a mount namespace of its
 * own: for everybody else it stays where it is.
 */
final class HiddenLibpcap {
  private static final List<Path> LIBRARIES =
      Stream.of("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib")
          .map(Path::of)
          .toList();

  private static final String HIDE =
      "while [ \"$1\" != -- ]; do mount --bind /dev/null \"$1\" || exit 99; shift; done;"
          + " shift; exec \"$@\"";

  private HiddenLibpcap() {}

  /** The words before a command that is not to find it. */
  static List<String> words() throws IOException {
    List<String> words = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", HIDE, "hide"));
    installed().forEach(file -> words.add(file.toString()));
    words.add("--");
    return words;
  }

  /** Why it can't be hidden here. */
  static Optional<String> refusal() throws IOException, InterruptedException {
    List<String> trial = words();
    trial.add("true");
    return SystemProgram.refusal(new ProcessBuilder(trial));
  }

  private static Set<Path> installed() throws IOException {
    Set<Path> files = new TreeSet<>();
    for (Path directory : LIBRARIES) {
      if (Files.isDirectory(directory)) {
        try (Stream<Path> found =
            Files.find(directory.toRealPath(), 2, (file, a) -> isLibpcap(file))) {
          for (Path file : found.toList()) {
            files.add(file.toRealPath());
          }
        }
      }
    }
    return files;
  }

  private static boolean isLibpcap(Path file) {
    return file.getFileName().toString().startsWith("libpcap.so");
  }
}
