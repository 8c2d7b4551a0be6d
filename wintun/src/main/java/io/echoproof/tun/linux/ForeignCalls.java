package io.echoproof.tun.linux;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * read(2) and write(2) through java.lang.foreign (JEP 454), which Java has since 22. It is looked
 * up by reflection, because this is compiled for 17.
 */
final class ForeignCalls {
  private static final String PACKAGE = "java.lang.foreign.";

  /** The layout of what the linker captures: on Linux errno only, an int at its beginning. */
  static final int CAPTURED_OCTETS = Integer.BYTES;

  private static final Optional<MethodHandle> READ = find("read");
  private static final Optional<MethodHandle> WRITE = find("write");

  private ForeignCalls() {}

  /** Whether this JVM has them. */
  static boolean areAvailable() {
    return READ.isPresent() && WRITE.isPresent();
  }

  /**
   * {@code long read(int fd, long address, long count)}, which leaves errno at that address. The
   * segment for errno is made here, once: making it for each call would be garbage for each frame
   * until the JVM has optimised it away.
   */
  static Optional<MethodHandle> read(long errnoAddress) {
    return READ.map(handle -> bound(handle, errnoAddress));
  }

  /** {@code long write(int fd, long address, long count)}, likewise. */
  static Optional<MethodHandle> write(long errnoAddress) {
    return WRITE.map(handle -> bound(handle, errnoAddress));
  }

  private static MethodHandle bound(MethodHandle handle, long errnoAddress) {
    try {
      // Not a public lookup: reinterpret is for code that may call native code.
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      Class<?> segment = handle.type().parameterType(0);
      Object at =
          lookup
              .findStatic(segment, "ofAddress", MethodType.methodType(segment, long.class))
              .invoke(errnoAddress);
      Object sized =
          lookup
              .findVirtual(segment, "reinterpret", MethodType.methodType(segment, long.class))
              .invoke(at, (long) CAPTURED_OCTETS);
      return MethodHandles.insertArguments(handle, 0, sized);
    } catch (Throwable e) {
      throw new IllegalStateException("a memory segment for errno can't be made", e);
    }
  }

  private static Optional<MethodHandle> find(String function) {
    if (Runtime.version().feature() < 22) {
      return Optional.empty();
    }
    try {
      return Optional.of(link(function));
    } catch (ReflectiveOperationException | RuntimeException e) {
      // A JVM without native access, or of another make: JNA does it then.
      return Optional.empty();
    }
  }

  private static MethodHandle link(String function) throws ReflectiveOperationException {
    Class<?> segment = type("MemorySegment");
    Class<?> linkerType = type("Linker");
    Class<?> layout = type("MemoryLayout");
    Class<?> descriptor = type("FunctionDescriptor");
    Class<?> option = type("Linker$Option");
    Object linker = linkerType.getMethod("nativeLinker").invoke(null);
    Object symbol =
        ((Optional<?>)
                type("SymbolLookup")
                    .getMethod("find", String.class)
                    .invoke(linkerType.getMethod("defaultLookup").invoke(linker), function))
            .orElseThrow();
    Object size = constant("JAVA_LONG");
    Object arguments = Array.newInstance(layout, 3);
    Array.set(arguments, 0, constant("JAVA_INT"));
    Array.set(arguments, 1, size);
    Array.set(arguments, 2, size);
    Object signature =
        descriptor.getMethod("of", layout, arguments.getClass()).invoke(null, size, arguments);
    Object options = Array.newInstance(option, 1);
    Method capture = option.getMethod("captureCallState", String[].class);
    Array.set(options, 0, capture.invoke(null, (Object) new String[] {"errno"}));
    return (MethodHandle)
        linkerType
            .getMethod("downcallHandle", segment, descriptor, options.getClass())
            .invoke(linker, symbol, signature, options);
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(PACKAGE + name);
  }

  private static Object constant(String name) throws ReflectiveOperationException {
    return type("ValueLayout").getField(name).get(null);
  }
}
