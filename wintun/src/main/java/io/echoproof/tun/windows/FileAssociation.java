package io.echoproof.tun.windows;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import java.util.Optional;

/** Which program Windows opens a kind of file with (AssocQueryStringW of shlwapi.dll). */
public final class FileAssociation {
  private static final int S_OK = 0;
  private static final int ASSOCF_NONE = 0;
  private static final int ASSOCSTR_EXECUTABLE = 2;

  /** In UTF-16 units, as long as a path of Windows can be. */
  private static final int MOST_UNITS = 32_768;

  private FileAssociation() {}

  /**
   * The program's path.
   *
   * @param ending with its dot, as in {@code .html}
   * @return empty when there is none, or this is no Windows
   */
  public static Optional<String> program(String ending) {
    if (!Platform.isWindows()) {
      return Optional.empty();
    }
    try (Memory path = new Memory((long) MOST_UNITS * Native.WCHAR_SIZE)) {
      int result =
          Function.getFunction("shlwapi", "AssocQueryStringW")
              .invokeInt(
                  new Object[] {
                    ASSOCF_NONE,
                    ASSOCSTR_EXECUTABLE,
                    new WString(ending),
                    new WString("open"),
                    path,
                    new IntByReference(MOST_UNITS)
                  });
      return result == S_OK ? Optional.of(path.getWideString(0)) : Optional.empty();
    }
  }
}
