package io.echoproof.tun.linux;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/**
 * The C library's calls that are needed, by JNA's direct mapping: it makes no garbage and costs a
 * third of the interface mapping. Pointers and {@code size_t} are passed as {@code long}, hence the
 * check for 64 bits. The calls answer -1 on error; {@link #errno} tells which.
 */
final class LibC {
  static final int O_RDWR = 0x2;
  static final int O_NONBLOCK = 0x800;
  static final int O_CLOEXEC = 0x80000;

  static final int EFD_NONBLOCK = O_NONBLOCK;
  static final int EFD_CLOEXEC = O_CLOEXEC;

  static final int POLLIN = 0x1;

  static final int AF_INET = 2;
  static final int AF_NETLINK = 16;
  static final int SOCK_RAW = 3;
  static final int SOCK_CLOEXEC = O_CLOEXEC;

  static {
    if (Native.POINTER_SIZE != Long.BYTES) {
      throw new UnsatisfiedLinkError("only 64-bit systems are supported");
    }
    Native.register(LibC.class, NativeLibrary.getProcess());
  }

  private LibC() {}

  static native int open(long path, int flags);

  static native int close(int fd);

  static native int ioctl(int fd, long request, long argument);

  static native long read(int fd, long address, long count);

  static native long write(int fd, long address, long count);

  static native int eventfd(int value, int flags);

  static native int poll(long pollfds, long count, int milliseconds);

  static native int socket(int family, int type, int protocol);

  /** The error of this thread's last call. */
  static int errno() {
    return Native.getLastError();
  }
}
