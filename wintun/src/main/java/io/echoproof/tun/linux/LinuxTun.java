package io.echoproof.tun.linux;

import io.echoproof.tun.Frame;
import io.echoproof.tun.InterfaceState;
import io.echoproof.tun.TunDevice;
import io.echoproof.tun.TunException;

/**
 * A tun device of the Linux kernel (Documentation/networking/tuntap.rst). Opening makes the
 * interface, closing removes it with its addresses and routes, unless it was made persistent by
 * someone else.
 *
 * <p>Receiving reads without blocking; only {@link #await} waits. Up to 64 frames may be borrowed
 * at once; polling for one more is an {@link IllegalStateException}.
 *
 * <p>Sending is complete when {@link #commit} returns: the kernel has taken the frame in, whatever
 * its length; the MTU limits only what is received here. {@link #commit} answers {@code false} on
 *
 * <ul>
 *   <li>EINVAL: without packet information the kernel refuses a version other than 4 and 6;
 *   <li>EIO: the interface is down;
 *   <li>EAGAIN, ENOBUFS, ENOMEM: the kernel has no memory for the frame now. It is dropped as on a
 *       congested wire, and not tried again, so that the sender never waits here.
 * </ul>
 *
 * <p>With packet information a frame is sent as IPv6 when its version is 6, and as IPv4 when it is
 * anything else: that is how a broken version reaches IPv4's own checks.
 */
public final class LinuxTun implements TunDevice {
  private final String name;
  private final Waiter waiter;
  private final FramePool pool = new FramePool();
  private final FrameCalls receiving = new FrameCalls();
  private final FrameCalls sending = new FrameCalls();

  /** Octets in front of each frame that only the kernel sees. */
  private final int prefix;

  /** -1 when closed, which the kernel answers with EBADF. */
  private int fd;

  private boolean reserved;

  private LinuxTun(TunNode node, Waiter waiter, boolean packetInformation) {
    this.name = node.name();
    this.fd = node.fd();
    this.waiter = waiter;
    this.prefix = packetInformation ? IfTun.TUN_PI_SIZE : 0;
  }

  /**
   * Opens a tun device. Its interface is down and has no address yet: see {@link
   * LinuxNetworkConfigurator}.
   *
   * @throws TunException when that is not possible here, with the reason and the way out
   */
  public static LinuxTun open(LinuxTunSettings settings) {
    try {
      TunNode node = TunNode.open(settings);
      try {
        return new LinuxTun(node, new Waiter(node.fd()), settings.packetInformation());
      } catch (TunException e) {
        LibC.close(node.fd());
        throw e;
      }
    } catch (LinkageError e) {
      throw new TunException(
          "JNA's native library can't be used here: " + e.getMessage(),
          "let it unpack itself where programs may run, with -Djna.tmpdir=DIRECTORY",
          0);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int mtu() {
    return new LinuxNetworkConfigurator()
        .find(name)
        .map(InterfaceState::mtu)
        .orElseThrow(() -> broken("asking for the MTU of", Errno.ENODEV));
  }

  @Override
  public boolean poll(Frame frame) {
    int offset = pool.nextFree();
    long address = pool.addressAt(offset) - prefix;
    while (true) {
      long length = receiving.read(fd, address, (long) prefix + MAX_FRAME_LENGTH);
      if (length >= prefix) {
        pool.lend(frame, offset, (int) length - prefix);
        return true;
      }
      int errno = length < 0 ? receiving.errno() : Errno.EIO;
      if (errno == Errno.EAGAIN) {
        return false;
      }
      if (errno != Errno.EINTR) {
        throw broken("reading from", errno);
      }
    }
  }

  @Override
  public boolean await() {
    return waiter.await();
  }

  @Override
  public void release(Frame frame) {
    pool.giveBack(frame);
  }

  @Override
  public boolean reserve(Frame frame, int length) {
    requireReservable(length, reserved);
    pool.room(frame, length);
    reserved = true;
    return true;
  }

  static void requireReservable(int length, boolean alreadyReserved) {
    if (length < 1 || length > MAX_FRAME_LENGTH) {
      throw new IllegalArgumentException(
          "a frame has 1 to " + MAX_FRAME_LENGTH + " octets, not " + length);
    }
    if (alreadyReserved) {
      throw new IllegalStateException("commit the reserved frame before reserving another");
    }
  }

  @Override
  public boolean commit(Frame frame) {
    requireReserved(frame);
    return commitLabelled(frame, IfTun.protocolOf(frame.buffer().get(frame.offset())));
  }

  /**
   * Sends a reserved frame with a label of the caller's choice in the packet-information header:
   * for those who want to know what the kernel does with a wrong one. Without packet information
   * there is no label, and this is {@link #commit}.
   *
   * @param etherType the label, 16 bits
   */
  public boolean commit(Frame frame, int etherType) {
    requireReserved(frame);
    return commitLabelled(frame, (short) etherType);
  }

  private void requireReserved(Frame frame) {
    if (!reserved || !pool.isRoom(frame)) {
      throw new IllegalStateException("the frame is not the reserved one of this device");
    }
  }

  private boolean commitLabelled(Frame frame, short etherType) {
    reserved = false;
    if (prefix > 0) {
      int header = frame.offset() - IfTun.TUN_PI_SIZE;
      frame.buffer().putShort(header + IfTun.TUN_PI_FLAGS, (short) 0);
      frame.buffer().putShort(header + IfTun.TUN_PI_PROTO, etherType);
    }
    return write(pool.addressAt(frame.offset()) - prefix, (long) prefix + frame.length());
  }

  private boolean write(long address, long count) {
    while (sending.write(fd, address, count) < 0) {
      int errno = sending.errno();
      switch (errno) {
        case Errno.EINTR -> {}
        default -> {
          if (isRefusal(errno)) {
            return false;
          }
          throw broken("writing to", errno);
        }
      }
    }
    return true;
  }

  /** Whether the error means that the kernel refused this frame, and that the device goes on. */
  static boolean isRefusal(int errno) {
    return switch (errno) {
      case Errno.EINVAL, Errno.EIO, Errno.EAGAIN, Errno.ENOBUFS, Errno.ENOMEM -> true;
      default -> false;
    };
  }

  @Override
  public void end() {
    waiter.end();
  }

  @Override
  public void close() {
    waiter.close();
    if (fd >= 0) {
      LibC.close(fd);
      fd = -1;
    }
  }

  int fd() {
    return fd;
  }

  FramePool pool() {
    return pool;
  }

  TunException broken(String action, int errno) {
    String reason =
        switch (errno) {
          case Errno.EBADF -> "the device was closed";
          case Errno.EBADFD, Errno.ENODEV, Errno.ENXIO -> "its interface is gone";
          default -> "the kernel refused";
        };
    return new TunException(
        action + " the tun " + name + ": " + reason + " (" + Errno.describe(errno) + ")", errno);
  }
}
