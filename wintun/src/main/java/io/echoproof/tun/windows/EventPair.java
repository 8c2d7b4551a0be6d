package io.echoproof.tun.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.echoproof.tun.TunException;

/** Waits for a session's packets, or to be ended by another thread through an event of its own. */
final class EventPair implements AutoCloseable {
  enum Wake {
    ENDED,
    PACKET,
    TIMEOUT
  }

  private final long quit;

  /** {@code HANDLE[2]}: first the one that wins when both are set. */
  private final Memory handles = new Memory(2L * Long.BYTES);

  private final long handlesAddress = Pointer.nativeValue(handles);
  private boolean closed;

  /**
   * @param readWaitEvent stays the session's to close
   */
  EventPair(long readWaitEvent) {
    this.quit = Kernel32.CreateEventW(0, Kernel32.TRUE, Kernel32.FALSE, 0);
    if (quit == 0) {
      throw failed("making an event", Native.getLastError());
    }
    handles.setLong(0, quit);
    handles.setLong(Long.BYTES, readWaitEvent);
  }

  /**
   * Waits for whichever comes first. Not after closing.
   *
   * @param milliseconds at most
   */
  Wake await(int milliseconds) {
    int answer = Kernel32.WaitForMultipleObjects(2, handlesAddress, Kernel32.FALSE, milliseconds);
    return switch (answer) {
      case Kernel32.WAIT_OBJECT_0 -> Wake.ENDED;
      case Kernel32.WAIT_OBJECT_0 + 1 -> Wake.PACKET;
      case WinError.WAIT_TIMEOUT -> Wake.TIMEOUT;
      default -> throw failed("waiting for packets", Native.getLastError());
    };
  }

  /** Ends waiting, now and later. By any thread, also after closing: the handle is guarded. */
  synchronized void end() {
    if (!closed) {
      Kernel32.SetEvent(quit);
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      Kernel32.CloseHandle(quit);
    }
  }

  private static TunException failed(String action, int code) {
    return new TunException(action + " failed (" + WinError.describe(code) + ")", code);
  }
}
