package io.echoproof.tun.windows;

import com.sun.jna.Function;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;

/** Counts this process's handles on Windows. */
final class ProcessHandles {
  private ProcessHandles() {}

  static long count() throws IOException {
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
