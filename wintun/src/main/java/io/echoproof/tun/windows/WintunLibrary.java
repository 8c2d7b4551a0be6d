package io.echoproof.tun.windows;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.WString;
import io.echoproof.tun.TunException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Wintun's library, loaded by its absolute path. There is one in a process, and it stays. */
public final class WintunLibrary {
  private static final int LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR = 0x100;
  private static final int LOAD_LIBRARY_SEARCH_SYSTEM32 = 0x800;

  private static @Nullable WintunLibrary loaded;

  private final Path path;

  private WintunLibrary(Path path) {
    this.path = path;
  }

  /**
   * Loads the library, checks that it has all functions, and sends its log to the System.Logger
   * {@code io.echoproof.tun.windows.Wintun}.
   *
   * @throws TunException when that is not possible, with the reason and the way out; also when this
   *     process has loaded another one already
   */
  public static synchronized WintunLibrary load(WintunDll dll) {
    Path path = dll.verified();
    if (loaded == null) {
      bind(path);
      loaded = new WintunLibrary(path);
      Wintun.WintunSetLogger(WintunLog.INSTANCE);
    } else if (!loaded.path.equals(path)) {
      throw new TunException(
          "this process has loaded " + loaded.path + " already and can't load " + path + " too",
          "name one library only",
          WinError.ERROR_ALREADY_INITIALIZED);
    }
    return loaded;
  }

  private static void bind(Path path) {
    if (Native.POINTER_SIZE != Long.BYTES) {
      throw new TunException(
          "Wintun is used from 64-bit JVMs only, and this one has 32 bits",
          "run EchoProof with a 64-bit JDK",
          WinError.ERROR_BAD_EXE_FORMAT);
    }
    if (Platform.isWindows()) {
      loadLibrary(path);
    }
    try {
      NativeLibrary library = NativeLibrary.getInstance(path.toString());
      Wintun.bind(library);
      Kernel32.bind(Platform.isWindows() ? NativeLibrary.getInstance("kernel32") : library);
    } catch (UnsatisfiedLinkError e) {
      throw new TunException(
          path + " is not Wintun 0.14: " + e.getMessage(),
          WintunDll.WAY_OUT,
          WinError.ERROR_PROC_NOT_FOUND);
    }
  }

  /** Windows' own call first, because JNA keeps only the localized text of an error. */
  static void loadLibrary(Path path) {
    int flags = LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32;
    Function load = Function.getFunction("kernel32", "LoadLibraryExW");
    if (load.invokeLong(new Object[] {new WString(path.toString()), 0L, flags}) == 0) {
      throw loadFailed(path, Native.getLastError());
    }
  }

  static TunException loadFailed(Path path, int code) {
    String reason =
        switch (code) {
          case WinError.ERROR_BAD_EXE_FORMAT ->
              "it is no DLL for this JVM's architecture, " + System.getProperty("os.arch");
          case WinError.ERROR_MOD_NOT_FOUND -> "it or a DLL that it needs is missing";
          case WinError.ERROR_INVALID_IMAGE_HASH, WinError.ERROR_DRIVER_BLOCKED ->
              "a policy of this machine forbids it";
          default -> "Windows refused it";
        };
    return new TunException(
        path + " can't be loaded: " + reason + " (" + WinError.describe(code) + ")",
        WintunDll.WAY_OUT,
        code);
  }

  /** Where it was loaded from. */
  public Path path() {
    return path;
  }

  /**
   * The version of the driver that runs now, as in {@code 0.14}; empty when it is not loaded, which
   * is so until the first adapter is created after a start of Windows.
   *
   * @throws TunException when Wintun can't tell
   */
  public Optional<String> runningDriverVersion() {
    WintunLog.INSTANCE.forget();
    int version = Wintun.WintunGetRunningDriverVersion();
    if (version != 0) {
      return Optional.of((version >>> 16) + "." + (version & 0xFFFF));
    }
    int code = Native.getLastError();
    if (code == WinError.ERROR_FILE_NOT_FOUND) {
      return Optional.empty();
    }
    throw WintunErrors.of("asking for the version of Wintun's driver", code);
  }

  /**
   * Removes the driver from Windows, for the next creation of an adapter to install it anew.
   *
   * @throws TunException when an adapter is in use, by any program, or the right is missing
   */
  public void deleteDriver() {
    WintunLog.INSTANCE.forget();
    if (Wintun.WintunDeleteDriver() == Kernel32.FALSE) {
      throw WintunErrors.of("removing Wintun's driver", Native.getLastError());
    }
  }
}
