package io.echoproof.reports.allure;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the unpacked generator is. */
final class AllureHome {
  private AllureHome() {}

  /** Where the property says and nowhere else; without it, beside our jar or one folder up. */
  static Optional<Path> find() {
    return candidates().stream().filter(home -> Files.isDirectory(home.resolve("lib"))).findFirst();
  }

  private static List<Path> candidates() {
    String property = System.getProperty(AllureGenerator.HOME_PROPERTY, "");
    if (!property.isBlank()) {
      return List.of(Path.of(property));
    }
    List<Path> candidates = new ArrayList<>();
    CodeSource source = AllureHome.class.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    if (location != null && location.getProtocol().equals("file")) {
      try {
        Path folder = Path.of(location.toURI()).toAbsolutePath().getParent();
        for (int up = 0; up < 2 && folder != null; up++, folder = folder.getParent()) {
          candidates.add(folder.resolve("allure"));
        }
      } catch (URISyntaxException e) {
        return List.of();
      }
    }
    return candidates;
  }
}
