package io.echoproof.tun.windows;

/** Windows' error codes that Wintun and the IP helper answer with (winerror.h). */
final class WinError {
  static final int NO_ERROR = 0;
  static final int ERROR_FILE_NOT_FOUND = 2;
  static final int ERROR_PATH_NOT_FOUND = 3;
  static final int ERROR_ACCESS_DENIED = 5;
  static final int ERROR_INVALID_DATA = 13;
  static final int ERROR_GEN_FAILURE = 31;
  static final int ERROR_HANDLE_EOF = 38;
  static final int ERROR_NOT_SUPPORTED = 50;
  static final int ERROR_INVALID_PARAMETER = 87;
  static final int ERROR_BUFFER_OVERFLOW = 111;
  static final int ERROR_MOD_NOT_FOUND = 126;
  static final int ERROR_PROC_NOT_FOUND = 127;
  static final int ERROR_BUSY = 170;
  static final int ERROR_ALREADY_EXISTS = 183;
  static final int ERROR_BAD_EXE_FORMAT = 193;
  static final int ERROR_FILENAME_EXCED_RANGE = 206;
  static final int WAIT_TIMEOUT = 258;
  static final int ERROR_NO_MORE_ITEMS = 259;
  static final int ERROR_INVALID_IMAGE_HASH = 577;
  static final int ERROR_NOT_FOUND = 1168;
  static final int ERROR_ALREADY_INITIALIZED = 1247;
  static final int ERROR_DRIVER_BLOCKED = 1275;
  static final int ERROR_OBJECT_ALREADY_EXISTS = 5010;

  private WinError() {}

  /** Name and number, always in English: FormatMessage follows the user's locale. */
  static String describe(int code) {
    return switch (code) {
      case NO_ERROR -> "no error code";
      case ERROR_FILE_NOT_FOUND -> "ERROR_FILE_NOT_FOUND, 2";
      case ERROR_PATH_NOT_FOUND -> "ERROR_PATH_NOT_FOUND, 3";
      case ERROR_ACCESS_DENIED -> "ERROR_ACCESS_DENIED, 5";
      case ERROR_INVALID_DATA -> "ERROR_INVALID_DATA, 13";
      case ERROR_GEN_FAILURE -> "ERROR_GEN_FAILURE, 31";
      case ERROR_HANDLE_EOF -> "ERROR_HANDLE_EOF, 38";
      case ERROR_NOT_SUPPORTED -> "ERROR_NOT_SUPPORTED, 50";
      case ERROR_INVALID_PARAMETER -> "ERROR_INVALID_PARAMETER, 87";
      case ERROR_BUFFER_OVERFLOW -> "ERROR_BUFFER_OVERFLOW, 111";
      case ERROR_MOD_NOT_FOUND -> "ERROR_MOD_NOT_FOUND, 126";
      case ERROR_PROC_NOT_FOUND -> "ERROR_PROC_NOT_FOUND, 127";
      case ERROR_BUSY -> "ERROR_BUSY, 170";
      case ERROR_ALREADY_EXISTS -> "ERROR_ALREADY_EXISTS, 183";
      case ERROR_BAD_EXE_FORMAT -> "ERROR_BAD_EXE_FORMAT, 193";
      case ERROR_FILENAME_EXCED_RANGE -> "ERROR_FILENAME_EXCED_RANGE, 206";
      case WAIT_TIMEOUT -> "WAIT_TIMEOUT, 258";
      case ERROR_NO_MORE_ITEMS -> "ERROR_NO_MORE_ITEMS, 259";
      case ERROR_INVALID_IMAGE_HASH -> "ERROR_INVALID_IMAGE_HASH, 577";
      case ERROR_NOT_FOUND -> "ERROR_NOT_FOUND, 1168";
      case ERROR_ALREADY_INITIALIZED -> "ERROR_ALREADY_INITIALIZED, 1247";
      case ERROR_DRIVER_BLOCKED -> "ERROR_DRIVER_BLOCKED, 1275";
      case ERROR_OBJECT_ALREADY_EXISTS -> "ERROR_OBJECT_ALREADY_EXISTS, 5010";
      default -> "Windows error " + code;
    };
  }
}
