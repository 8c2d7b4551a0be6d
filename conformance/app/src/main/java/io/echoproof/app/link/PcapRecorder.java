package io.echoproof.app.link;

import io.echoproof.conformance.capture.CapturedFrame;
import io.echoproof.conformance.link.LinkException;
import io.echoproof.conformance.packet.Octets;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.BlockingMode;
import org.pcap4j.core.PcapNativeException;

/** Records both directions of an interface while the operating system's own programs use it. */
public final class PcapRecorder implements Recorder.Recording {
  private static final int SNAPLEN = 0x10000;
  private static final int BUFFER_OCTETS = 16 << 20;

  private final PcapHandle handle;
  private final Octets tester;

  private PcapRecorder(PcapHandle handle, Octets tester) {
    this.handle = handle;
    this.tester = tester;
  }

  /**
   * Opens it.
   *
   * @param interfaceName the interface
   * @param tester the operating system's address on it: what comes from there is outbound
   * @throws LinkException when it can't be opened
   */
  public static PcapRecorder open(String interfaceName, Octets tester) {
    LibPcap.require();
    try {
      PcapHandle handle =
          new PcapHandle.Builder(CaptureName.of(interfaceName))
              .snaplen(SNAPLEN)
              .immediateMode(true)
              .bufferSize(BUFFER_OCTETS)
              .build();
      handle.setBlockingMode(BlockingMode.NONBLOCKING);
      return new PcapRecorder(handle, tester);
    } catch (PcapNativeException | NotOpenException e) {
      throw new LinkException(
          "libpcap can't record on " + interfaceName + ": " + e.getMessage(), e);
    }
  }

  /** Times are the capture's own. */
  @Override
  public List<CapturedFrame> take() {
    List<CapturedFrame> frames = new ArrayList<>();
    long offset = System.nanoTime() - System.currentTimeMillis() * 1_000_000L;
    try {
      for (byte[] frame = handle.getNextRawPacket();
          frame != null;
          frame = handle.getNextRawPacket()) {
        Timestamp time = handle.getTimestamp();
        long nanoTime = time.getTime() / 1_000 * 1_000_000_000L + time.getNanos() + offset;
        Octets octets = Octets.of(frame);
        boolean outbound = octets.length() >= 20 && octets.slice(12, 16).equals(tester);
        frames.add(new CapturedFrame(outbound, nanoTime, octets, outbound ? "ping" : "reply"));
      }
    } catch (NotOpenException e) {
      throw new LinkException("recording: " + e.getMessage(), e);
    }
    return frames;
  }

  @Override
  public void close() {
    handle.close();
  }
}
