package io.echoproof.app.link;

import io.echoproof.app.host.Programs;
import io.echoproof.conformance.link.LinkException;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.pcap4j.core.Pcaps;

/** Whether libpcap, on Windows Npcap, can be used: found by loading it. */
public final class LibPcap {
  private static final String SEARCH_PATH = "jna.library.path";

  private LibPcap() {}

  /** Its version, as it says itself; empty when it can't be loaded. */
  public static Optional<String> version() {
    if (Programs.onWindows()) {
      Path npcap = Npcap.directory(System.getenv());
      System.setProperty(
          SEARCH_PATH,
          Npcap.searchPath(npcap, System.getProperty(SEARCH_PATH, ""), File.pathSeparator));
    }
    try {
      return Optional.of(Pcaps.libVersion());
    } catch (LinkageError e) {
      return Optional.empty();
    }
  }

  /** Why it can't be used and what to do; empty when it can. */
  public static Optional<String> missing() {
    if (Programs.onWindows()) {
      return Npcap.missing(Npcap.directory(System.getenv()), LibPcap::version);
    }
    return version().isPresent()
        ? Optional.empty()
        : Optional.of("libpcap can't be loaded: install it (Debian: apt-get install libpcap0.8)");
  }

  static void require() {
    missing()
        .ifPresent(
            reason -> {
              throw new LinkException(reason);
            });
  }
}
