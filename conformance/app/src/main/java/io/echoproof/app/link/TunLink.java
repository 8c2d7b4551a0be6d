package io.echoproof.app.link;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.link.LinkException;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.tun.Frame;
import io.echoproof.tun.TunDevice;
import io.echoproof.tun.TunException;
import io.echoproof.tun.linux.LinuxTun;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The suite holds a tun device and plays the network behind it. The target is the operating
 * system's own stack, or what the operating system routes to. It carries what the device takes.
 */
public final class TunLink implements Link {
  private final String name;
  private final TunDevice device;
  private final Set<Carriage> carries;
  private final TunReader reader;
  private final Frame frame = new Frame();

  private TunLink(String name, TunDevice device, Set<Carriage> carries) {
    this.name = name;
    this.device = device;
    this.carries = carries;
    this.reader = new TunReader(device);
  }

  /**
   * On a Linux tun in packet-information mode: only there broken versions reach the IP stack. The
   * kernel refuses an empty frame on any tun.
   */
  public static TunLink packetInformation(LinuxTun device) {
    return new TunLink(
        "tun",
        device,
        EnumSet.complementOf(
            EnumSet.of(Carriage.EMPTY_FRAME, Carriage.OPERATING_SYSTEM, Carriage.SYSTEM_PING)));
  }

  /**
   * On Wintun. Its driver discards without a word what is shorter than a header (20 octets of
   * version 4, 40 of version 6) or of another version. Cases don't say how long their frames of
   * version 6 are, so it is not told to carry those either. Nor any address: the machine's routes
   * are not touched, so replies to other networks would leave by another interface.
   */
  public static TunLink wintun(TunDevice device) {
    return new TunLink(
        "tun",
        device,
        EnumSet.of(
            Carriage.BROKEN_HEADER, Carriage.TRAILER, Carriage.ROUTER_OPTIONS, Carriage.ABOVE_MTU));
  }

  /**
   * One of two devices between which the operating system routes: the target is behind the other. A
   * router drops broken headers, cuts what is behind the datagram, and forwards IPv4 only.
   */
  public static TunLink forward(TunDevice device) {
    return forward(device, false);
  }

  /**
   * The same.
   *
   * @param systemPing whether the system's ping is to be run against the target, whose neighbour
   *     the router is
   */
  public static TunLink forward(TunDevice device, boolean systemPing) {
    return new TunLink(
        "forward",
        device,
        systemPing ? EnumSet.of(Carriage.SYSTEM_PING) : EnumSet.noneOf(Carriage.class));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return "interface " + device.name() + ", held by the suite";
  }

  @Override
  public Set<Carriage> carries() {
    return carries;
  }

  @Override
  public void send(Octets octets) {
    reserve(octets);
    require(device.commit(frame), octets);
  }

  @Override
  public void sendLabelled(Octets octets, int etherType) {
    if (!(device instanceof LinuxTun tun)) {
      throw new LinkException(device.name() + " has no packet-information header");
    }
    reserve(octets);
    require(tun.commit(frame, etherType), octets);
  }

  private void reserve(Octets octets) {
    try {
      if (!device.reserve(frame, octets.length())) {
        throw new LinkException(device.name() + " has no room for a frame");
      }
    } catch (TunException e) {
      throw new LinkException(String.valueOf(e.getMessage()), e);
    }
    byte[] array = octets.toByteArray();
    frame.buffer().put(frame.offset(), array, 0, array.length);
  }

  private void require(boolean taken, Octets octets) {
    if (!taken) {
      throw new LinkException(
          device.name() + " refused a frame of " + octets.length() + " octets: " + octets);
    }
  }

  @Override
  public int receive(FrameSink sink, Duration atMost) {
    reader
        .failure()
        .ifPresent(
            e -> {
              throw new LinkException(String.valueOf(e.getMessage()), e);
            });
    int count = 0;
    try {
      Arrival arrival =
          atMost.isZero()
              ? reader.arrivals().poll()
              : reader.arrivals().poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
      for (; arrival != null; arrival = reader.arrivals().poll()) {
        sink.accept(arrival.frame(), arrival.nanoTime());
        count++;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return count;
  }

  @Override
  public boolean isSynchronous() {
    return false;
  }

  @Override
  public void close() {
    reader.close();
    device.close();
  }
}
