package io.echoproof.tun.linux;

/** The error codes that tun devices and rtnetlink answer with (asm-generic/errno.h). */
final class Errno {
  static final int EPERM = 1;
  static final int ENOENT = 2;
  static final int ESRCH = 3;
  static final int EINTR = 4;
  static final int EIO = 5;
  static final int ENXIO = 6;
  static final int EBADF = 9;
  static final int EAGAIN = 11;
  static final int ENOMEM = 12;
  static final int EACCES = 13;
  static final int EBUSY = 16;
  static final int EEXIST = 17;
  static final int ENODEV = 19;
  static final int EISDIR = 21;
  static final int EINVAL = 22;
  static final int EMFILE = 24;
  static final int ENOTTY = 25;
  static final int ENAMETOOLONG = 36;
  static final int EBADFD = 77;
  static final int EADDRNOTAVAIL = 99;
  static final int ENETDOWN = 100;
  static final int ENOBUFS = 105;

  private Errno() {}

  /** Name and meaning, always in English: strerror(3) follows the user's locale. */
  static String describe(int errno) {
    return switch (errno) {
      case EPERM -> "EPERM, operation not permitted";
      case ENOENT -> "ENOENT, no such file or directory";
      case ESRCH -> "ESRCH, no such entry";
      case EIO -> "EIO, input/output error";
      case ENXIO -> "ENXIO, no such device or address";
      case EBADF -> "EBADF, bad file descriptor";
      case ENOMEM -> "ENOMEM, out of memory";
      case EACCES -> "EACCES, permission denied";
      case EBUSY -> "EBUSY, device or resource busy";
      case EEXIST -> "EEXIST, exists already";
      case ENODEV -> "ENODEV, no such device";
      case EISDIR -> "EISDIR, is a directory";
      case EINVAL -> "EINVAL, invalid argument";
      case EMFILE -> "EMFILE, too many open files";
      case ENOTTY -> "ENOTTY, inappropriate ioctl for device";
      case ENAMETOOLONG -> "ENAMETOOLONG, name too long";
      case EBADFD -> "EBADFD, file descriptor in bad state";
      case EADDRNOTAVAIL -> "EADDRNOTAVAIL, address not available";
      case ENETDOWN -> "ENETDOWN, network is down";
      case ENOBUFS -> "ENOBUFS, no buffer space available";
      default -> "errno " + errno;
    };
  }
}
