package io.echoproof.tun.windows;

import com.sun.jna.Native;
import io.echoproof.tun.TunException;

/**
 * A session of an adapter: two rings, one for each direction, in memory that is shared with the
 * driver. An adapter has one session at a time, system-wide; while it has one the interface is
 * connected.
 *
 * <p>Receiving and sending are thread-safe in Wintun, starting and ending are not: nothing may be
 * inside a packet call when the session is closed, which unmaps the rings.
 */
public final class WintunSession implements AutoCloseable {
  private final WintunAdapter adapter;
  private final long handle;
  private boolean closed;

  private WintunSession(WintunAdapter adapter, long handle) {
    this.adapter = adapter;
    this.handle = handle;
  }

  /**
   * Starts a session.
   *
   * @param capacity of each ring in octets: a power of two from 128 KiB to 64 MiB
   * @throws TunException when the capacity is none, the adapter has a session already, or is gone
   */
  public static WintunSession start(WintunAdapter adapter, int capacity) {
    WintunLog.INSTANCE.forget();
    long handle = adapter.startSession(capacity);
    if (handle == 0) {
      int code = Native.getLastError();
      throw WintunErrors.of(
          "starting a session of "
              + capacity
              + " octets on the Wintun adapter \""
              + adapter.name()
              + "\"",
          code);
    }
    return new WintunSession(adapter, handle);
  }

  /** For Wintun's packet functions. */
  long handle() {
    return handle;
  }

  /** The event that is set when a packet came in; it belongs to the session. */
  long readWaitEvent() {
    return Wintun.WintunGetReadWaitEvent(handle);
  }

  /** Ends the session; the adapter stays. Idempotent. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      adapter.endSession(handle);
    }
  }
}
