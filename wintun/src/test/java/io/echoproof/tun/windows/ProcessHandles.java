package io.echoproof.tun.windows;

import com.sun.jna.Function;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;

/** Counts this process's handles on Windows. */
final class ProcessHandles {
  /** Handles are multiples of four. */
  private static final int STEP = 4;

  private static final int MORE_THAN_HOLES = 500;

  private ProcessHandles() {}

  /**
   * How many handles are open. Wine's GetProcessHandleCount always answers the same; but it gives
   * out the lowest free handle, so when all holes are filled the last one's number tells.
   */
  static long count() throws IOException {
    return TunDouble.environment("ECHOPROOF_WINE").isPresent() ? numbered() : counted();
  }

  private static long numbered() throws IOException {
    long[] fresh = new long[MORE_THAN_HOLES];
    for (int i = 0; i < fresh.length; i++) {
      fresh[i] = Kernel32.CreateEventW(0, Kernel32.TRUE, Kernel32.FALSE, 0);
    }
    for (long event : fresh) {
      if (Kernel32.CloseHandle(event) == Kernel32.FALSE) {
        throw new IOException("no event can be made");
      }
    }
    return fresh[fresh.length - 1] / STEP - fresh.length;
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
