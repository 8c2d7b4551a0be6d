package io.echoproof.tun.windows;

import com.sun.jna.Callback;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.WString;

/**
 * The fourteen functions of wintun.dll 0.14 (api/wintun.h of that release, whose names are kept),
 * by JNA's direct mapping: no garbage on the packet path. BOOL and DWORD are {@code int}; handles
 * and pointers are {@code long}, hence 64-bit only, where all calling conventions are one.
 *
 * <p>A function that answers 0 or NULL has failed and {@link Native#getLastError} tells why. After
 * success the last error is whatever the setup functions left there: it must not be looked at, and
 * nothing here may be declared to throw LastErrorException.
 */
@SuppressWarnings("IdentifierName")
final class Wintun {
  /** The smallest ring, in octets; a capacity is a power of two. */
  static final int WINTUN_MIN_RING_CAPACITY = 0x2_0000;

  /** The largest ring, in octets. */
  static final int WINTUN_MAX_RING_CAPACITY = 0x400_0000;

  /** Room for a name in UTF-16 units, with its closing zero. */
  static final int MAX_ADAPTER_NAME = 128;

  private Wintun() {}

  /**
   * Binds this class to a library that was loaded. Once per process.
   *
   * @throws UnsatisfiedLinkError when one of the functions is missing
   */
  static void bind(NativeLibrary library) {
    Native.register(Wintun.class, library);
  }

  /**
   * {@code void CALLBACK (WINTUN_LOGGER_LEVEL, DWORD64, LPCWSTR)}. A plain Callback: JNA's
   * StdCallCallback is refused on systems that have no such convention.
   */
  interface WINTUN_LOGGER_CALLBACK extends Callback {
    /**
     * Called by Wintun, on any thread.
     *
     * @param level 0 information, 1 warning, 2 error
     * @param timestamp in units of 100 ns since 1601-01-01 UTC
     */
    void invoke(int level, long timestamp, WString message);
  }

  /** requestedGuid: address of a GUID, or 0. The answer is 0 on error. */
  static native long WintunCreateAdapter(WString name, WString tunnelType, long requestedGuid);

  /** The answer is 0 on error: ERROR_NOT_FOUND when there is no adapter of that name. */
  static native long WintunOpenAdapter(WString name);

  /** Removes the adapter if this handle created it. */
  static native void WintunCloseAdapter(long adapter);

  /** Only when no adapter is in use. 0 on error. */
  static native int WintunDeleteDriver();

  /** luid: address of 8 octets for the NET_LUID. */
  static native void WintunGetAdapterLUID(long adapter, long luid);

  /** Major number times 65536 plus minor number; 0 and ERROR_FILE_NOT_FOUND: not loaded. */
  static native int WintunGetRunningDriverVersion();

  static native void WintunSetLogger(WINTUN_LOGGER_CALLBACK newLogger);

  /** capacity: of each ring, in octets. 0 on error. */
  static native long WintunStartSession(long adapter, int capacity);

  /** Not safe against any other call with this session: its memory is unmapped. */
  static native void WintunEndSession(long session);

  /** An auto-reset event that belongs to the session. */
  static native long WintunGetReadWaitEvent(long session);

  /** packetSize: address of a DWORD. Answers the packet's address in the ring; 0 on error. */
  static native long WintunReceivePacket(long session, long packetSize);

  static native void WintunReleaseReceivePacket(long session, long packet);

  /** Answers the packet's address in the ring; 0 on error. Packets leave in this call's order. */
  static native long WintunAllocateSendPacket(long session, int packetSize);

  static native void WintunSendPacket(long session, long packet);
}
