package io.echoproof.tun.windows;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/**
 * Events of Windows' kernel32.dll, whose names are kept, by JNA's direct mapping. This is the only
 * seam between Windows and the test double on Linux, which exports functions of these names itself:
 * on Windows they are kernel32's, elsewhere the loaded library's.
 */
@SuppressWarnings("IdentifierName")
final class Kernel32 {
  static final int WAIT_OBJECT_0 = 0;
  static final int FALSE = 0;
  static final int TRUE = 1;

  private Kernel32() {}

  static void bind(NativeLibrary library) {
    Native.register(Kernel32.class, library);
  }

  /** security and name: 0. The answer is 0 on error. */
  static native long CreateEventW(long security, int manualReset, int initialState, long name);

  /** 0 on error. */
  static native int SetEvent(long event);

  /** 0 on error. */
  static native int CloseHandle(long handle);

  /**
   * Waits for one of several objects.
   *
   * @param handles address of an array of handles
   * @return WAIT_OBJECT_0 plus the lowest index of those that were set, WAIT_TIMEOUT, or -1 on
   *     error
   */
  static native int WaitForMultipleObjects(int count, long handles, int waitAll, int milliseconds);
}
