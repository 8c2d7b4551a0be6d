package io.echoproof.tun.linux;

import io.echoproof.tun.Frame;
import io.echoproof.tun.TunDevice;
import io.echoproof.tun.TunException;

/**
 * A tun of the Linux kernel for who answers what he receives, on one thread: while frames come
 * faster than they are taken, it hands the kernel all replies and takes all requests in one call
 * for many, by io_uring. As long as they come one by one it is a {@link LinuxTun}, and waiting is
 * always that.
 *
 * <p>In a batch a frame is sent when the frames that were received have been taken, at the latest
 * by {@link #await}; that it was refused is told by the next {@link #commit}. The order of frames
 * is kept in both directions. Nothing is on its way in the kernel between two calls.
 *
 * <p>Threads: unlike other devices it is for one thread, which receives and sends.
 */
public final class BatchingTun implements TunDevice {
  /** {@code off} makes {@link #open} answer a {@link LinuxTun}. */
  static final String PROPERTY = "echoproof.io_uring";

  /** So many frames found at once, one by one, begin a batch. */
  static final int BEGIN = 8;

  /** The most frames that are asked for at once: more would leave the processor's cache. */
  static final int MOST = 32;

  private static final int RING = 128;
  private static final long WRITE = 1L << Integer.SIZE;

  private final LinuxTun tun;
  private final IoUring ring;
  private final FramePool received;
  private final FramePool sent = new FramePool();
  private final Arrivals arrivals = new Arrivals();

  private int inARow;

  /** How many frames are asked for next; 0 while they come one by one. */
  private int batch;

  private boolean reserved;
  private boolean refused;
  private boolean closed;

  private BatchingTun(LinuxTun tun, IoUring ring) {
    this.tun = tun;
    this.ring = ring;
    this.received = tun.pool();
  }

  /**
   * Opens a tun, as {@link LinuxTun#open} does, and answers that one where there is no io_uring:
   * before Linux 5.6, or where a container or {@code kernel.io_uring_disabled} forbids it.
   *
   * @param settings without packet information
   * @throws TunException when that is not possible here, with the reason and the way out
   */
  public static TunDevice open(LinuxTunSettings settings) {
    if (settings.packetInformation()) {
      throw new IllegalArgumentException("frames with packet information are not batched");
    }
    LinuxTun tun = LinuxTun.open(settings);
    if ("off".equals(System.getProperty(PROPERTY))) {
      return tun;
    }
    return IoUring.open(RING).<TunDevice>map(ring -> new BatchingTun(tun, ring)).orElse(tun);
  }

  @Override
  public String name() {
    return tun.name();
  }

  @Override
  public int mtu() {
    return tun.mtu();
  }

  @Override
  public boolean poll(Frame frame) {
    if (arrivals.isEmpty() && batch > 0) {
      exchange();
      if (arrivals.isEmpty()) {
        batch = 0;
        inARow = 0;
        return false;
      }
    }
    if (!arrivals.isEmpty()) {
      received.show(frame, arrivals.offset(), arrivals.length());
      arrivals.remove();
      return true;
    }
    boolean found = tun.poll(frame);
    inARow = found ? inARow + 1 : 0;
    if (inARow == BEGIN) {
      batch = BEGIN;
    }
    return found;
  }

  /** Sends what is to be sent and takes what is there, up to as much as is asked for. */
  private void exchange() {
    requireNotAllBorrowed();
    int wanted = 0;
    for (; wanted < batch && !received.isExhausted(); wanted++) {
      int offset = received.take();
      ring.prepare(
          IoUring.OP_READ,
          tun.fd(),
          received.addressAt(offset),
          MAX_FRAME_LENGTH,
          IoUring.RWF_NOWAIT,
          offset);
    }
    finish();
    batch = arrivals.count() == wanted ? Math.min(2 * batch, MOST) : arrivals.count() + 1;
  }

  private void requireNotAllBorrowed() {
    if (received.isExhausted()) {
      received.nextFree();
    }
  }

  private void finish() {
    int failure = 0;
    while (ring.isBusy()) {
      ring.submit();
      while (ring.hasResult()) {
        int offset = (int) ring.userData();
        boolean write = (ring.userData() & WRITE) != 0;
        int result = ring.result();
        ring.next();
        if (write) {
          sent.free(offset);
          failure = Math.max(failure, written(result));
        } else if (result > 0) {
          arrivals.add(offset, result);
        } else {
          received.free(offset);
          failure = Math.max(failure, unread(result));
        }
      }
    }
    if (failure > 0) {
      throw tun.broken("using", failure);
    }
  }

  /** The error that ends the device, or 0. */
  private int written(int result) {
    if (result >= 0) {
      return 0;
    }
    refused = true;
    return LinuxTun.isRefusal(-result) ? 0 : -result;
  }

  private static int unread(int result) {
    return switch (-result) {
      case Errno.EAGAIN, Errno.EINTR -> 0;
      case 0 -> Errno.EIO;
      default -> -result;
    };
  }

  @Override
  public boolean await() {
    if (!closed) {
      finish();
    }
    return tun.await();
  }

  @Override
  public void release(Frame frame) {
    tun.release(frame);
  }

  @Override
  public boolean reserve(Frame frame, int length) {
    if (batch == 0) {
      return tun.reserve(frame, length);
    }
    LinuxTun.requireReservable(length, reserved);
    if (sent.isExhausted()) {
      finish();
    }
    sent.show(frame, sent.take(), length);
    reserved = true;
    return true;
  }

  @Override
  public boolean commit(Frame frame) {
    if (!reserved) {
      return tun.commit(frame);
    }
    if (!sent.isLent(frame)) {
      throw new IllegalStateException("the frame is not the reserved one of this device");
    }
    reserved = false;
    ring.prepare(
        IoUring.OP_WRITE,
        tun.fd(),
        sent.addressAt(frame.offset()),
        frame.length(),
        IoUring.RWF_NOWAIT,
        WRITE | frame.offset());
    boolean taken = !refused;
    refused = false;
    return taken;
  }

  @Override
  public void end() {
    tun.end();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      try {
        finish();
      } catch (TunException e) {
        // The interface is gone, and with it whoever the last frames were for.
      }
      ring.close();
      // From now on the plain device says that it is closed: the ring's memory is gone.
      batch = 0;
      reserved = false;
    }
    tun.close();
  }
}
