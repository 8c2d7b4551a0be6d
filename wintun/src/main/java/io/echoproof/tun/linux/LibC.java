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
  static final int AF_PACKET = 17;
  static final int SOCK_RAW = 3;
  static final int SOCK_CLOEXEC = O_CLOEXEC;

  static final int PROT_READ_WRITE = 0x3;
  static final int MAP_SHARED = 0x1;

  static final int MSG_DONTWAIT = 0x40;

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

  static native int bind(int fd, long address, int length);

  static native int setsockopt(int fd, int level, int name, long value, int length);

  static native int sendmmsg(int fd, long messages, int count, int flags);

  static native long mmap(long hint, long length, int protection, int flags, int fd, long offset);

  static native int munmap(long address, long length);

  static native int if_nametoindex(long name);

  static native int sched_setaffinity(int thread, long length, long mask);

  /** A system call that the C library has no function for, by its number. */
  static native long syscall(
      long number, long first, long second, long third, long fourth, long fifth, long sixth);

  /** The error of this thread's last call. */
  static int errno() {
    return Native.getLastError();
  }
}
