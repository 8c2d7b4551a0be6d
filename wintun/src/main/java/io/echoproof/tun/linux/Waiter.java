package io.echoproof.tun.linux;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.echoproof.tun.TunException;

/**
 * Waits for a file descriptor to become readable, or to be ended by another thread. Closing a tun
 * does not wake a thread that reads it, so an eventfd is waited for beside it.
 */
final class Waiter implements AutoCloseable {
  /** {@code struct pollfd}: {@code int fd, short events, short revents}. */
  private static final int POLLFD_FD = 0;

  private static final int POLLFD_EVENTS = 4;
  private static final int POLLFD_SIZE = 8;

  private final int eventfd;
  private final Memory pollfds = new Memory(2L * POLLFD_SIZE);
  private final long pollfdsAddress = Pointer.nativeValue(pollfds);
  private boolean closed;
  private volatile boolean ended;

  /**
   * @param fd to wait for; stays the caller's to close
   */
  Waiter(int fd) {
    this.eventfd = LibC.eventfd(0, LibC.EFD_CLOEXEC | LibC.EFD_NONBLOCK);
    if (eventfd < 0) {
      int errno = LibC.errno();
      throw new TunException("no eventfd can be made (" + Errno.describe(errno) + ")", errno);
    }
    pollfds.clear();
    pollfds.setInt(POLLFD_FD, fd);
    pollfds.setShort(POLLFD_EVENTS, (short) LibC.POLLIN);
    pollfds.setInt(POLLFD_SIZE + POLLFD_FD, eventfd);
    pollfds.setShort(POLLFD_SIZE + POLLFD_EVENTS, (short) LibC.POLLIN);
  }

  /**
   * Waits without a limit.
   *
   * @return {@code false} when ended; otherwise the descriptor is readable or in error, and reading
   *     tells which
   */
  boolean await() {
    while (!ended) {
      if (LibC.poll(pollfdsAddress, 2, -1) > 0) {
        return !ended;
      }
      int errno = LibC.errno();
      if (errno != Errno.EINTR) {
        throw new TunException("poll(2) failed (" + Errno.describe(errno) + ")", errno);
      }
    }
    return false;
  }

  /** Ends waiting, now and later. By any thread, also after closing: the descriptor is guarded. */
  synchronized void end() {
    ended = true;
    if (!closed) {
      try (Memory one = new Memory(Long.BYTES)) {
        one.setLong(0, 1);
        LibC.write(eventfd, Pointer.nativeValue(one), Long.BYTES);
      }
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      ended = true;
      LibC.close(eventfd);
    }
  }
}
