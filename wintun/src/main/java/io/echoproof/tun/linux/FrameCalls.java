package io.echoproof.tun.linux;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The two calls that every frame costs: by JNA, or where the JVM has it by its own foreign-function
 * interface, which takes less. One object for each thread that calls: it keeps that thread's errno.
 */
final class FrameCalls {
  /** {@code jna} keeps to JNA. */
  static final String PROPERTY = "echoproof.native";

  private static final boolean FOREIGN =
      !"jna".equals(System.getProperty(PROPERTY)) && ForeignCalls.areAvailable();

  private static final MethodHandle NONE =
      MethodHandles.dropArguments(
          MethodHandles.constant(long.class, -1L), 0, int.class, long.class, long.class);

  private final Memory captured = new Memory(Long.BYTES);
  private final ByteBuffer capturedValue =
      captured.getByteBuffer(0, Long.BYTES).order(ByteOrder.nativeOrder());
  private final MethodHandle foreignRead;
  private final MethodHandle foreignWrite;

  FrameCalls() {
    long errno = Pointer.nativeValue(captured);
    foreignRead = FOREIGN ? ForeignCalls.read(errno).orElse(NONE) : NONE;
    foreignWrite = FOREIGN ? ForeignCalls.write(errno).orElse(NONE) : NONE;
  }

  /** As read(2): negative on error, which {@link #errno} tells then. */
  long read(int fd, long address, long count) {
    return FOREIGN ? call(foreignRead, fd, address, count) : LibC.read(fd, address, count);
  }

  /** As write(2): negative on error, which {@link #errno} tells then. */
  long write(int fd, long address, long count) {
    return FOREIGN ? call(foreignWrite, fd, address, count) : LibC.write(fd, address, count);
  }

  private static long call(MethodHandle function, int fd, long address, long count) {
    try {
      return (long) function.invokeExact(fd, address, count);
    } catch (Throwable e) {
      throw new IllegalStateException("a call of the C library threw", e);
    }
  }

  /** The error of the last call through this object. */
  int errno() {
    return FOREIGN ? capturedValue.getInt(0) : LibC.errno();
  }
}
