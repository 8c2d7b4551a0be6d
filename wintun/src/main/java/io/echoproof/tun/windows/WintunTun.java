package io.echoproof.tun.windows;

import io.echoproof.tun.Frame;
import io.echoproof.tun.InterfaceState;
import io.echoproof.tun.NetworkConfigurator;
import io.echoproof.tun.TunDevice;
import io.echoproof.tun.TunException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A tun device on Wintun. Opening creates the adapter and starts a session, closing undoes both;
 * the interface has no address yet: see {@link WindowsNetworkConfigurator}.
 *
 * <p>Frames are in the rings that the driver reads and writes: nothing is copied. Up to 64 may be
 * borrowed at once; polling for one more is an {@link IllegalStateException}. Their memory is gone
 * when the device is closed: a frame must not be looked at after that.
 *
 * <p>{@link #poll} never waits, so a loop that polls until nothing is left, as the responder's
 * does, drains the ring in bursts and waits once for each. A reply is written from the receiving
 * ring into the sending ring, with no copy between them.
 *
 * <p>{@link #reserve} answers {@code false} when the ring is full (ERROR_BUFFER_OVERFLOW), which is
 * counted ({@link #dropped}). {@link #commit} answers {@code false} on what the driver discards
 * without a word: it takes version 4 from 20 octets on and version 6 from 40 octets on, and leaves
 * everything else to the operating system to check.
 *
 * <p>The missed wake-up: in Wintun up to 0.14.1, the last that was released, the driver can go to
 * sleep without seeing the packet that was just sent; it stays in the ring until the next one is
 * sent. Therefore {@link #await} never waits for good. When nothing has come for {@value
 * #NUDGE_AFTER} ms since something was sent, a packet of one octet is sent behind it, which wakes
 * the driver and is discarded by it (it counts it as ifInDiscards). Polling again on our side would
 * not help, because it is the driver that sleeps; and a nudge behind every packet would cost as
 * much as the packet.
 */
public final class WintunTun implements TunDevice {
  /** Milliseconds; on the busy path there is always something sooner. */
  static final int NUDGE_AFTER = 10;

  /** Milliseconds; how soon an idle reader notices what another thread has sent. */
  private static final int LOOK_AGAIN = 100;

  private final WintunAdapter adapter;
  private final WintunSession session;
  private final NetworkConfigurator configurator;
  private final EventPair events;
  private final WintunReceiver receiver;
  private final WintunSender sender;

  /** Held while waiting, so that closing can't pull the events away. */
  private final ReentrantLock waiting = new ReentrantLock();

  private volatile boolean ended;
  private volatile boolean closed;

  private WintunTun(
      WintunAdapter adapter,
      WintunSession session,
      int capacity,
      NetworkConfigurator configurator) {
    this.adapter = adapter;
    this.session = session;
    this.configurator = configurator;
    this.events = new EventPair(session.readWaitEvent());
    this.receiver = new WintunReceiver(adapter.name(), session.handle(), capacity);
    this.sender = new WintunSender(adapter.name(), session.handle(), capacity);
  }

  /**
   * Opens a device with the wintun.dll that the environment names, or the distributed one.
   *
   * @throws TunException when that is not possible here, with the reason and the way out
   */
  public static WintunTun open(WintunSettings settings) {
    return open(
        WintunLibrary.load(WintunDll.find(System.getenv())),
        settings,
        new WindowsNetworkConfigurator());
  }

  /**
   * Opens a device.
   *
   * @param configurator is asked for the MTU
   * @throws TunException when that is not possible here, with the reason and the way out
   */
  public static WintunTun open(
      WintunLibrary library, WintunSettings settings, NetworkConfigurator configurator) {
    WintunAdapter adapter = WintunAdapter.create(library, settings.name());
    try {
      WintunSession session = WintunSession.start(adapter, settings.capacity());
      try {
        return new WintunTun(adapter, session, settings.capacity(), configurator);
      } catch (TunException e) {
        session.close();
        throw e;
      }
    } catch (TunException e) {
      adapter.close();
      throw e;
    }
  }

  @Override
  public String name() {
    return adapter.name();
  }

  /** The interface's locally unique identifier, a NET_LUID. */
  public long luid() {
    return adapter.luid();
  }

  /** For tests of Wintun's own edges. */
  WintunSession session() {
    return session;
  }

  /** How many frames could not be reserved because the ring was full, since the start. */
  public long dropped() {
    return sender.dropped();
  }

  /** How many packets were sent only to wake the driver, since the start. */
  public long nudges() {
    return sender.nudges();
  }

  @Override
  public int mtu() {
    checkOpen();
    return configurator
        .find(name())
        .map(InterfaceState::mtu)
        .orElseThrow(
            () ->
                WintunErrors.of(
                    "asking for the MTU of the Wintun device " + name(), WinError.ERROR_NOT_FOUND));
  }

  @Override
  public boolean poll(Frame frame) {
    checkOpen();
    return receiver.poll(frame);
  }

  @Override
  public boolean await() {
    waiting.lock();
    try {
      while (!ended) {
        switch (events.await(sender.isUnsure() ? NUDGE_AFTER : LOOK_AGAIN)) {
          case PACKET -> {
            return !ended;
          }
          case TIMEOUT -> sender.nudge();
          case ENDED -> ended = true;
        }
      }
      return false;
    } finally {
      waiting.unlock();
    }
  }

  @Override
  public void release(Frame frame) {
    checkOpen();
    receiver.release(frame);
  }

  @Override
  public boolean reserve(Frame frame, int length) {
    checkOpen();
    return sender.reserve(frame, length);
  }

  @Override
  public boolean commit(Frame frame) {
    checkOpen();
    return sender.commit(frame);
  }

  @Override
  public void end() {
    ended = true;
    events.end();
  }

  /**
   * Ends the device, then the session, then the adapter. A thread that is still inside {@link
   * #await} is woken and waited for; one that is inside any other method must be gone.
   */
  @Override
  public void close() {
    end();
    waiting.lock();
    try {
      if (!closed) {
        closed = true;
        session.close();
        adapter.close();
        events.close();
      }
    } finally {
      waiting.unlock();
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new TunException("the Wintun device " + name() + " was closed", 0);
    }
  }
}
