package io.echoproof.tun.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import io.echoproof.tun.TunException;
import java.time.Duration;

/**
 * A Wintun adapter: a network interface that is there as long as its creator has it open. Packets
 * pass while it has a {@link WintunSession}, which must be closed first.
 */
public final class WintunAdapter implements AutoCloseable {
  /** The kind of tunnel, as Windows shows it. */
  static final String TUNNEL_TYPE = "EchoProof";

  /** Installing the driver takes seconds, and Wintun itself waits 15 s for an interface. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String name;
  private final long handle;
  private final long luid;
  private int sessions;
  private boolean closed;

  private WintunAdapter(String name, long handle) {
    this.name = name;
    this.handle = handle;
    try (Memory value = new Memory(Long.BYTES)) {
      value.clear();
      Wintun.WintunGetAdapterLUID(handle, Pointer.nativeValue(value));
      this.luid = value.getLong(0);
    }
  }

  /**
   * Creates an adapter; the first one installs the driver. Wintun waits without a limit when
   * another program is creating one, so this gives up after a minute. What a program that was
   * killed has left of its adapter can make the first attempt fail, which clears it away: then
   * there is a second one.
   *
   * @param library whoever has it has loaded it
   * @param name 1 to 127 UTF-16 units; also decides the GUID
   * @throws TunException with the reason and the way out
   */
  public static WintunAdapter create(WintunLibrary library, String name) {
    checkName(name);
    try {
      return create(name);
    } catch (TunException e) {
      if (e.errorCode() == WinError.ERROR_GEN_FAILURE || e.errorCode() == WinError.WAIT_TIMEOUT) {
        return create(name);
      }
      throw e;
    }
  }

  private static WintunAdapter create(String name) {
    String action = "creating the Wintun adapter \"" + name + "\"";
    try (Memory guid = AdapterGuid.inMemory(AdapterGuid.of(name))) {
      WintunLog.INSTANCE.forget();
      long handle =
          new BoundedCall(
                  action,
                  () ->
                      Wintun.WintunCreateAdapter(
                          new WString(name), new WString(TUNNEL_TYPE), Pointer.nativeValue(guid)),
                  Wintun::WintunCloseAdapter)
              .call(PATIENCE);
      return new WintunAdapter(name, handle);
    }
  }

  /**
   * Opens an adapter that another program, or this one, has created.
   *
   * @param library whoever has it has loaded it
   * @throws TunException with the reason and the way out
   */
  public static WintunAdapter open(WintunLibrary library, String name) {
    checkName(name);
    WintunLog.INSTANCE.forget();
    long handle = Wintun.WintunOpenAdapter(new WString(name));
    if (handle == 0) {
      throw WintunErrors.of("opening the Wintun adapter \"" + name + "\"", Native.getLastError());
    }
    return new WintunAdapter(name, handle);
  }

  private static void checkName(String name) {
    if (name.isEmpty() || name.length() >= Wintun.MAX_ADAPTER_NAME) {
      throw new TunException(
          "\"" + name + "\" can't be the name of a Wintun adapter",
          "choose one of 1 to " + (Wintun.MAX_ADAPTER_NAME - 1) + " letters",
          WinError.ERROR_INVALID_PARAMETER);
    }
  }

  public String name() {
    return name;
  }

  /** The interface's locally unique identifier, a NET_LUID: what the IP helper knows it by. */
  public long luid() {
    return luid;
  }

  /** Starts a session for whoever has checked the capacity. 0 on error. */
  synchronized long startSession(int capacity) {
    if (closed) {
      throw new IllegalStateException("the adapter " + name + " was closed");
    }
    long session = Wintun.WintunStartSession(handle, capacity);
    if (session != 0) {
      sessions++;
    }
    return session;
  }

  synchronized void endSession(long session) {
    sessions--;
    Wintun.WintunEndSession(session);
  }

  /**
   * Lets go of the adapter, and removes it if it was created by this object. Idempotent.
   *
   * @throws IllegalStateException when its session is open
   */
  @Override
  public synchronized void close() {
    if (sessions > 0) {
      throw new IllegalStateException("close the session of the adapter " + name + " first");
    }
    if (!closed) {
      closed = true;
      Wintun.WintunCloseAdapter(handle);
    }
  }
}
