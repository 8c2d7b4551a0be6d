package io.echoproof.tun.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.echoproof.tun.TunException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;

/**
 * Windows' own ping without its program: {@code IcmpSendEcho2}, whose answer needs no reading of
 * text. Needs no elevation. For one thread.
 *
 * <p>Wine's differs: it takes a reply with a wrong ICMP checksum, does not observe "don't fragment"
 * above the MTU, and answers 11003 to code 13. That says nothing about Windows.
 */
public final class IcmpEcho implements AutoCloseable {
  /** As ping.exe has it: 65,535 less the headers would be 65,507. */
  public static final int MOST_DATA = 65_500;

  /** For an ICMP error and its IO_STATUS_BLOCK (learn.microsoft.com, IcmpSendEcho2, ReplySize). */
  private static final int ROOM_FOR_AN_ERROR = 8 + 16;

  private final IcmpApi api;
  private final long handle;
  private boolean closed;

  IcmpEcho(IcmpApi api) {
    this.api = api;
    this.handle = api.IcmpCreateFile();
    if (handle == IcmpApi.INVALID_HANDLE_VALUE) {
      int code = Native.getLastError();
      throw new TunException("IcmpCreateFile failed (" + WinError.describe(code) + ")", code);
    }
  }

  /**
   * Opens it.
   *
   * @throws TunException when this is no Windows, or it refuses
   */
  public static IcmpEcho open() {
    try {
      return new IcmpEcho(Native.load("iphlpapi", IcmpApi.class));
    } catch (UnsatisfiedLinkError e) {
      throw new TunException(
          "there is no iphlpapi.dll with IcmpSendEcho2 here: " + e.getMessage(),
          WinError.ERROR_MOD_NOT_FOUND);
    }
  }

  /**
   * Sends one echo request and waits for what comes.
   *
   * @param data 0 to {@value #MOST_DATA} octets
   * @param ttl of the request, 1 to 255
   * @param patience for the answer
   * @throws IllegalArgumentException when there is more data than Windows sends
   */
  public IcmpAnswer send(Inet4Address destination, byte[] data, int ttl, Duration patience) {
    if (data.length > MOST_DATA) {
      throw new IllegalArgumentException(
          "an echo request has 0 to " + MOST_DATA + " octets of data, not " + data.length);
    }
    if (closed) {
      throw new IllegalStateException("it was closed");
    }
    IP_OPTION_INFORMATION options = new IP_OPTION_INFORMATION();
    options.Ttl = (byte) ttl;
    int size = new ICMP_ECHO_REPLY().size() + data.length + ROOM_FOR_AN_ERROR;
    try (Memory request = new Memory(Math.max(1, data.length));
        Memory reply = new Memory(size)) {
      request.write(0, data, 0, data.length);
      reply.clear();
      int replies =
          api.IcmpSendEcho2(
              handle,
              0,
              0,
              0,
              ByteBuffer.wrap(destination.getAddress()).order(ByteOrder.nativeOrder()).getInt(),
              request,
              (short) data.length,
              options,
              reply,
              size,
              (int) patience.toMillis());
      return replies == 0 ? IcmpAnswer.none(Native.getLastError()) : read(reply);
    }
  }

  private static IcmpAnswer read(Memory buffer) {
    ICMP_ECHO_REPLY reply = new ICMP_ECHO_REPLY(buffer);
    return new IcmpAnswer(
        reply.Status,
        Optional.of(address(reply.Address)),
        reply.RoundTripTime,
        reply.Options.Ttl & 0xFF,
        reply.Status == IcmpStatus.IP_SUCCESS ? data(reply, buffer) : new byte[0]);
  }

  /** The pointer leads into the buffer; anything else is not followed. */
  private static byte[] data(ICMP_ECHO_REPLY reply, Memory buffer) {
    int length = reply.DataSize & 0xFFFF;
    long offset = Pointer.nativeValue(reply.Data) - Pointer.nativeValue(buffer);
    if (length == 0) {
      return new byte[0];
    }
    if (offset < 0 || offset + length > buffer.size()) {
      throw new TunException(
          "IcmpSendEcho2 answered " + length + " octets outside of the buffer", 0);
    }
    return buffer.getByteArray(offset, length);
  }

  private static Inet4Address address(byte[] octets) {
    try {
      return (Inet4Address) InetAddress.getByAddress(octets);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four octets are an address", e);
    }
  }

  /** Idempotent. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      api.IcmpCloseHandle(handle);
    }
  }
}
