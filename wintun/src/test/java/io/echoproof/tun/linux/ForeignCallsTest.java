package io.echoproof.tun.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The Java platform's own foreign calls, where there are some. */
@EnabledOnOs(OS.LINUX)
class ForeignCallsTest {
  private static final int NO_DESCRIPTOR = -1;

  @Test
  void areThereSinceJava22() {
    assertEquals(Runtime.version().feature() >= 22, ForeignCalls.areAvailable());
  }

  /** By whichever way this JVM takes. */
  @Test
  void anErrorIsToldByTheObjectThatCalled() {
    FrameCalls reader = new FrameCalls();
    FrameCalls writer = new FrameCalls();
    try (Memory octets = new Memory(Long.BYTES)) {
      long address = Pointer.nativeValue(octets);
      assertEquals(-1, reader.read(NO_DESCRIPTOR, address, Long.BYTES));
      assertEquals(Errno.EBADF, reader.errno());
      assertEquals(-1, writer.write(NO_DESCRIPTOR, address, Long.BYTES));
      assertEquals(Errno.EBADF, writer.errno());
    }
  }
}
