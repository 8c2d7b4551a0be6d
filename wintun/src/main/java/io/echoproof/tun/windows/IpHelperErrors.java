package io.echoproof.tun.windows;

import io.echoproof.tun.TunException;
import java.util.function.IntSupplier;

/** Calls the IP helper and turns its errors into what happened and what to do. */
final class IpHelperErrors {
  private IpHelperErrors() {}

  /**
   * Makes a call.
   *
   * @param action what is tried, for messages
   * @return the error code
   * @throws TunException when this Windows has no such function
   */
  static int call(String action, IntSupplier function) {
    try {
      return function.getAsInt();
    } catch (UnsatisfiedLinkError e) {
      throw new TunException(
          action + " failed: this Windows has no such function (" + e.getMessage() + ")",
          "under Wine let the Linux side configure the interface",
          WinError.ERROR_PROC_NOT_FOUND);
    }
  }

  /** Makes a call that has no answer. */
  static void run(String action, Runnable function) {
    call(
        action,
        () -> {
          function.run();
          return WinError.NO_ERROR;
        });
  }

  /** Makes a call that must succeed. */
  static void check(String action, IntSupplier function) {
    changed(action, function, WinError.NO_ERROR);
  }

  /**
   * Makes a call that may find that it is so already.
   *
   * @param alreadySo the code for that
   * @return whether anything was changed
   */
  static boolean changed(String action, IntSupplier function, int alreadySo) {
    int code = call(action, function);
    if (code != WinError.NO_ERROR && code != alreadySo) {
      throw of(action, code);
    }
    return code == WinError.NO_ERROR;
  }

  private static TunException of(String action, int code) {
    String wayOut =
        switch (code) {
          case WinError.ERROR_ACCESS_DENIED -> "run it as administrator";
          case WinError.ERROR_INVALID_PARAMETER ->
              "choose another value: Windows does not take this one";
          case WinError.ERROR_FILE_NOT_FOUND, WinError.ERROR_NOT_FOUND ->
              "see that the interface exists and has IPv4 bound to it";
          default -> "";
        };
    return new TunException(action + " failed (" + WinError.describe(code) + ")", wayOut, code);
  }
}
