package io.echoproof.tun.windows;

import com.sun.jna.Function;
import com.sun.jna.Platform;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * The code page that console programs write in: the console's, and where there is no console, as in
 * most runners, the OEM code page of the system. A JVM's native encoding is neither.
 */
public final class ConsoleCodePage {
  private ConsoleCodePage() {}

  /** Its number, as in 437, 850 or 932; empty where there are no code pages. */
  public static OptionalInt find() {
    if (!Platform.isWindows()) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(find(kernel32("GetConsoleOutputCP"), kernel32("GetOEMCP")));
  }

  /**
   * Chooses one.
   *
   * @param console answers 0 when there is no console
   */
  static int find(IntSupplier console, IntSupplier oem) {
    int page = console.getAsInt();
    return page == 0 ? oem.getAsInt() : page;
  }

  private static IntSupplier kernel32(String function) {
    return () -> Function.getFunction("kernel32", function).invokeInt(new Object[] {});
  }

  /** How to read it, for people only; empty where this JVM does not know it. */
  public static Optional<Charset> charset(int codePage) {
    return codePage == 65_001
        ? Optional.of(java.nio.charset.StandardCharsets.UTF_8)
        : Stream.of("IBM", "MS", "windows-", "Cp")
            .map(prefix -> prefix + String.format(Locale.ROOT, "%03d", codePage))
            .filter(Charset::isSupported)
            .map(Charset::forName)
            .findFirst();
  }
}
