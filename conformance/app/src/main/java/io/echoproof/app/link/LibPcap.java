package io.echoproof.app.link;

import io.echoproof.conformance.link.LinkException;
import java.util.Optional;
import org.pcap4j.core.Pcaps;

/** Whether libpcap (Npcap on Windows) can be loaded: found by loading it. */
public final class LibPcap {
  private LibPcap() {}

  /** Its version, as it says itself; empty when it can't be loaded. */
  public static Optional<String> version() {
    try {
      return Optional.of(Pcaps.libVersion());
    } catch (LinkageError e) {
      return Optional.empty();
    }
  }

  /** Why it can't be used and what to do; empty when it can. */
  public static Optional<String> missing() {
    if (version().isPresent()) {
      return Optional.empty();
    }
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    return Optional.of(
        windows
            ? "Npcap can't be loaded: install Npcap 1.71 or newer"
            : "libpcap can't be loaded: install it (Debian: apt-get install libpcap0.8)");
  }

  static void require() {
    missing()
        .ifPresent(
            reason -> {
              throw new LinkException(reason);
            });
  }
}
