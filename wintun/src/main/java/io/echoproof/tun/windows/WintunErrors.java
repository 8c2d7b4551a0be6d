package io.echoproof.tun.windows;

import io.echoproof.tun.TunException;

/** Turns the last error of Wintun's functions into what happened and what to do. */
final class WintunErrors {
  private WintunErrors() {}

  /**
   * The exception for a function that failed, with what Wintun logged meanwhile.
   *
   * @param action what was tried, as in "creating the adapter ..."
   * @param code the last error
   */
  static TunException of(String action, int code) {
    String reason = reason(code);
    return new TunException(
        action
            + " failed"
            + (reason.isEmpty() ? "" : ": " + reason)
            + " ("
            + WinError.describe(code)
            + WintunLog.INSTANCE.saying()
            + ")",
        wayOut(code),
        code);
  }

  private static String reason(int code) {
    return switch (code) {
      case WinError.ERROR_ACCESS_DENIED -> "this process is not elevated";
      case WinError.ERROR_FILE_NOT_FOUND, WinError.ERROR_PATH_NOT_FOUND ->
          "the driver or the adapter is gone or not there yet";
      case WinError.ERROR_INVALID_DATA -> "the ring between driver and program is corrupt";
      case WinError.ERROR_HANDLE_EOF -> "the adapter was removed or the driver is terminating";
      case WinError.ERROR_INVALID_PARAMETER -> "Wintun refuses a value";
      // Wine's stand-in for a missing function sets no error code.
      case WinError.NO_ERROR, WinError.ERROR_PROC_NOT_FOUND ->
          "this Windows lacks a function that Wintun needs, as Wine does";
      case WinError.ERROR_BUSY -> "an adapter is in use";
      case WinError.ERROR_ALREADY_EXISTS -> "the adapter's name or GUID is in use";
      case WinError.ERROR_FILENAME_EXCED_RANGE -> "the adapter's name is too long";
      case WinError.WAIT_TIMEOUT -> "Windows did not bring the adapter up in time";
      case WinError.ERROR_INVALID_IMAGE_HASH, WinError.ERROR_DRIVER_BLOCKED ->
          "a policy of this machine forbids the driver";
      case WinError.ERROR_NOT_FOUND -> "there is no such adapter";
      case WinError.ERROR_ALREADY_INITIALIZED -> "the adapter has a session already";
      default -> "";
    };
  }

  private static String wayOut(int code) {
    return switch (code) {
      case WinError.ERROR_ACCESS_DENIED -> "run it as administrator";
      case WinError.ERROR_FILE_NOT_FOUND,
          WinError.ERROR_PATH_NOT_FOUND,
          WinError.ERROR_INVALID_DATA,
          WinError.ERROR_HANDLE_EOF ->
          "close the device and open it again";
      case WinError.ERROR_INVALID_PARAMETER ->
          "choose a capacity that is a power of two from 128 KiB to 64 MiB, and a name of 1 to 127"
              + " letters";
      case WinError.NO_ERROR, WinError.ERROR_PROC_NOT_FOUND ->
          "use the link \"memory\", or a Windows that has it (10 or newer)";
      case WinError.ERROR_BUSY, WinError.ERROR_ALREADY_INITIALIZED ->
          "end the program that holds it";
      case WinError.ERROR_ALREADY_EXISTS ->
          "end the program that holds it (an earlier EchoProof?), or choose another name";
      case WinError.ERROR_FILENAME_EXCED_RANGE -> "choose a shorter name";
      case WinError.WAIT_TIMEOUT, WinError.ERROR_GEN_FAILURE ->
          "try again: the first failure often cleans up; then remove leftover Wintun adapters in the"
              + " Device Manager";
      case WinError.ERROR_NOT_FOUND -> "create it first";
      default -> "";
    };
  }
}
