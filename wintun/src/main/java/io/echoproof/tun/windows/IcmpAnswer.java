package io.echoproof.tun.windows;

import java.net.Inet4Address;
import java.util.Optional;

/** What {@code IcmpSendEcho2} made of an echo request. */
public final class IcmpAnswer {
  private final int status;
  private final Optional<Inet4Address> from;
  private final int milliseconds;
  private final int ttl;
  private final byte[] data;

  IcmpAnswer(int status, Optional<Inet4Address> from, int milliseconds, int ttl, byte[] data) {
    this.status = status;
    this.from = from;
    this.milliseconds = milliseconds;
    this.ttl = ttl;
    this.data = data.clone();
  }

  /** An echo reply. */
  public static IcmpAnswer reply(Inet4Address from, int milliseconds, int ttl, byte[] data) {
    return new IcmpAnswer(IcmpStatus.IP_SUCCESS, Optional.of(from), milliseconds, ttl, data);
  }

  /** Without any packet that came back. */
  public static IcmpAnswer none(int status) {
    return new IcmpAnswer(status, Optional.empty(), 0, 0, new byte[0]);
  }

  /** {@link IcmpStatus}, or an error code of Windows. */
  public int status() {
    return status;
  }

  /** Whether an echo reply came. */
  public boolean isReply() {
    return status == IcmpStatus.IP_SUCCESS;
  }

  /** Who sent the reply, or the ICMP error; empty when nothing came. */
  public Optional<Inet4Address> from() {
    return from;
  }

  /** The round-trip time in milliseconds, as Windows measured it. */
  public int milliseconds() {
    return milliseconds;
  }

  /** The reply's time to live, 0 to 255. */
  public int ttl() {
    return ttl;
  }

  /** The reply's data, a copy. */
  public byte[] data() {
    return data.clone();
  }

  @Override
  public String toString() {
    String who = from.map(address -> " from " + address.getHostAddress()).orElse("");
    return IcmpStatus.words(status)
        + who
        + (isReply() ? ": bytes=" + data.length + " time=" + milliseconds + "ms TTL=" + ttl : "");
  }
}
