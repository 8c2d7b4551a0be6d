package io.echoproof.tun.windows;

import com.sun.jna.Function;
import com.sun.jna.Platform;
import java.util.Optional;

/**
 * Whether this Windows is Wine, as its ntdll.dll says itself. Windows' own has no such function.
 */
public final class Wine {
  private Wine() {}

  /** Wine's version, as in {@code 8.0}; empty on Windows and where there is neither. */
  public static Optional<String> version() {
    return Once.VERSION;
  }

  private static final class Once {
    static final Optional<String> VERSION = ask();
  }

  private static Optional<String> ask() {
    try {
      return Platform.isWindows()
          ? Optional.ofNullable(
              Function.getFunction("ntdll", "wine_get_version")
                  .invokeString(new Object[] {}, false))
          : Optional.empty();
    } catch (UnsatisfiedLinkError e) {
      return Optional.empty();
    }
  }
}
