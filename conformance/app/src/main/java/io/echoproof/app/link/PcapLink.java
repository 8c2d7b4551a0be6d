package io.echoproof.app.link;

import io.echoproof.app.host.Programs;
import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.link.LinkException;
import io.echoproof.conformance.packet.Octets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.BlockingMode;
import org.pcap4j.core.PcapHandle.PcapDirection;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.Pcaps;
import org.pcap4j.packet.namednumber.DataLinkType;

/**
 * Injects and captures on a layer 3 interface with libpcap or Npcap through Pcap4J, beside the
 * operating system's IP stack: broken headers pass unchanged. Carries 1 octet to the MTU.
 */
public final class PcapLink implements Link {
  private static final int SNAPLEN = 0x10000;
  private static final int BUFFER_OCTETS = 64 << 20;

  /**
   * A reply comes within tens of microseconds as a rule: looking for it is cheaper than sleeping.
   */
  private static final long SPIN_NANOS = 200_000;

  /**
   * How long to rest between two looks after that. In immediate mode a blocking read of libpcap has
   * no time limit, so nothing but looking again is left.
   */
  private static final long REST_NANOS = 50_000;

  private final String interfaceName;
  private final PcapHandle handle;
  private final boolean operatingSystem;

  /** On Windows only. */
  private final Optional<OwnFrames> own;

  private PcapLink(String interfaceName, PcapHandle handle, boolean operatingSystem) {
    this.interfaceName = interfaceName;
    this.handle = handle;
    this.operatingSystem = operatingSystem;
    this.own = Programs.onWindows() ? Optional.of(new OwnFrames()) : Optional.empty();
  }

  /**
   * Opens an interface.
   *
   * @param interfaceName its name
   * @param operatingSystem whether the operating system's own programs are on the tester's side of
   *     this interface, as they are when it was made for this run
   * @throws LinkException when libpcap is missing, may not be used, or the interface is no layer 3
   *     interface
   */
  public static PcapLink open(String interfaceName, boolean operatingSystem) {
    LibPcap.require();
    PcapHandle handle;
    try {
      handle =
          new PcapHandle.Builder(CaptureName.of(interfaceName))
              .snaplen(SNAPLEN)
              .immediateMode(true)
              .bufferSize(BUFFER_OCTETS)
              .build();
    } catch (PcapNativeException e) {
      throw new LinkException(
          "libpcap can't open "
              + interfaceName
              + ": "
              + firstLine(e)
              + "; capturing needs CAP_NET_RAW",
          e);
    }
    PcapLink link = new PcapLink(interfaceName, handle, operatingSystem);
    try {
      link.requireLayer3();
      handle.setBlockingMode(BlockingMode.NONBLOCKING);
      if (link.own.isEmpty()) {
        handle.setDirection(PcapDirection.IN);
      }
    } catch (PcapNativeException | NotOpenException e) {
      link.close();
      throw new LinkException("libpcap can't use " + interfaceName + ": " + firstLine(e), e);
    } catch (LinkException e) {
      link.close();
      throw e;
    }
    return link;
  }

  private void requireLayer3() {
    DataLinkType type = handle.getDlt();
    if (!type.equals(DataLinkType.RAW)) {
      throw new LinkException(
          interfaceName
              + " carries "
              + type.name()
              + " frames, not bare IP packets; EchoProof speaks to layer 3 interfaces (tun,"
              + " Wintun)");
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /** The interface. */
  public String interfaceName() {
    return interfaceName;
  }

  @Override
  public String name() {
    return "pcap";
  }

  @Override
  public String description() {
    return "interface " + interfaceName + " through " + Pcaps.libVersion();
  }

  @Override
  public Set<Carriage> carries() {
    Set<Carriage> carries =
        EnumSet.complementOf(
            EnumSet.of(Carriage.EMPTY_FRAME, Carriage.ABOVE_MTU, Carriage.PACKET_INFORMATION));
    if (!operatingSystem) {
      carries.remove(Carriage.OPERATING_SYSTEM);
      carries.remove(Carriage.SYSTEM_PING);
    }
    return carries;
  }

  @Override
  public void send(Octets frame) {
    own.ifPresent(frames -> frames.sent(frame));
    try {
      handle.sendPacket(frame.toByteArray());
    } catch (PcapNativeException | NotOpenException e) {
      throw new LinkException(
          "sending " + frame.length() + " octets on " + interfaceName + ": " + firstLine(e), e);
    }
  }

  @Override
  public int receive(FrameSink sink, Duration atMost) {
    int count = take(sink);
    if (count > 0 || atMost.isZero()) {
      return count;
    }
    long start = System.nanoTime();
    long limit = atMost.toNanos();
    for (long waited = 0; waited < limit; waited = System.nanoTime() - start) {
      count = take(sink);
      if (count > 0) {
        return count;
      }
      if (waited < SPIN_NANOS) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(REST_NANOS);
      }
    }
    return take(sink);
  }

  private int take(FrameSink sink) {
    try {
      int count = 0;
      for (byte[] frame = handle.getNextRawPacket();
          frame != null;
          frame = handle.getNextRawPacket()) {
        Octets octets = Octets.of(frame);
        if (own.isEmpty() || !own.get().isOwn(octets)) {
          sink.accept(octets, System.nanoTime());
          count++;
        }
      }
      return count;
    } catch (NotOpenException e) {
      throw new LinkException("receiving on " + interfaceName + ": " + firstLine(e), e);
    }
  }

  @Override
  public boolean isSynchronous() {
    return false;
  }

  @Override
  public void close() {
    handle.close();
  }
}
