package io.echoproof.app.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The user's web browser.
 *
 * @param command starts it; the page's address is to be added
 */
public record Browser(List<String> command) {
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome", "firefox");

  /** A browser on the PATH, whether or not there is a screen. */
  public static Optional<Path> installed(Programs programs) {
    return programs.find(BROWSERS);
  }

  /** How a page is opened here; empty when there is no screen or no browser. */
  public static Optional<Browser> find(Programs programs) {
    if (Programs.onWindows()) {
      return Optional.of(new Browser(List.of("rundll32", "url.dll,FileProtocolHandler")));
    }
    if (System.getProperty("os.name", "").startsWith("Mac")) {
      return Optional.of(new Browser(List.of("open")));
    }
    boolean screen =
        programs.environment().containsKey("DISPLAY")
            || programs.environment().containsKey("WAYLAND_DISPLAY");
    return screen
        ? programs
            .find("xdg-open")
            .or(() -> installed(programs))
            .map(program -> new Browser(List.of(program.toString())))
        : Optional.empty();
  }

  /**
   * Opens a file and does not wait.
   *
   * @return whether the browser could be started
   */
  public boolean open(Path file) {
    List<String> line = new ArrayList<>(command);
    line.add(file.toAbsolutePath().toUri().toString());
    try {
      new ProcessBuilder(line)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
