package io.echoproof.tun.windows;

import com.sun.jna.Function;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;

/** Counts this process's handles on Windows. */
final class ProcessHandles {
  /** Handles are multiples of four. */
  private static final int STEP = 4;

  private ProcessHandles() {}

  /**
   * About how many handles are open. Wine's GetProcessHandleCount always answers the same; there it
   * is the number of a fresh handle, which is the lowest that is free.
   */
  static long count() throws IOException {
    return TunDouble.environment("ECHOPROOF_WINE").isPresent() ? lowestFree() : counted();
  }

  private static long lowestFree() throws IOException {
    long event = Kernel32.CreateEventW(0, Kernel32.TRUE, Kernel32.FALSE, 0);
    if (event == 0 || Kernel32.CloseHandle(event) == Kernel32.FALSE) {
      throw new IOException("no event can be made");
    }
    return event / STEP;
  }

  private static long counted() throws IOException {
    long self = Function.getFunction("kernel32", "GetCurrentProcess").invokeLong(new Object[] {});
    IntByReference count = new IntByReference();
    int ok =
        Function.getFunction("kernel32", "GetProcessHandleCount")
            .invokeInt(new Object[] {self, count});
    if (ok == 0) {
      throw new IOException("GetProcessHandleCount failed");
    }
    return count.getValue();
  }
}
