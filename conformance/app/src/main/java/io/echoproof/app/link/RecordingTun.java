package io.echoproof.app.link;

import io.echoproof.conformance.capture.CapturedFrame;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.tun.Frame;
import io.echoproof.tun.TunDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A tun device that can be listened to by whoever holds the other end of the conversation: what the
 * operating system sends to it is outbound, what is sent through it a reply. It shows the wire
 * where no capture library is at hand. One recording at a time; outside of it nothing is copied.
 */
public final class RecordingTun implements TunDevice, Recorder {
  private final TunDevice device;
  private volatile Optional<Tape> tape = Optional.empty();

  /**
   * @param device is closed with this one
   */
  public RecordingTun(TunDevice device) {
    this.device = device;
  }

  @Override
  public Recording start() {
    Tape fresh = new Tape();
    tape = Optional.of(fresh);
    return fresh;
  }

  private final class Tape implements Recording {
    private final ConcurrentLinkedQueue<CapturedFrame> frames = new ConcurrentLinkedQueue<>();

    private void add(boolean outbound, Frame frame) {
      frames.add(
          new CapturedFrame(
              outbound,
              System.nanoTime(),
              Octets.of(frame.toByteArray()),
              outbound ? "ping" : "reply"));
    }

    @Override
    public List<CapturedFrame> take() {
      List<CapturedFrame> taken = new ArrayList<>();
      for (CapturedFrame frame = frames.poll(); frame != null; frame = frames.poll()) {
        taken.add(frame);
      }
      return taken;
    }

    @Override
    public void close() {
      tape = Optional.empty();
    }
  }

  @Override
  public boolean poll(Frame frame) {
    boolean found = device.poll(frame);
    if (found) {
      tape.ifPresent(t -> t.add(true, frame));
    }
    return found;
  }

  /** Before it is sent: the answer to it may come at once, and the memory is the device's then. */
  @Override
  public boolean commit(Frame frame) {
    tape.ifPresent(t -> t.add(false, frame));
    return device.commit(frame);
  }

  @Override
  public String name() {
    return device.name();
  }

  @Override
  public int mtu() {
    return device.mtu();
  }

  @Override
  public boolean await() {
    return device.await();
  }

  @Override
  public void release(Frame frame) {
    device.release(frame);
  }

  @Override
  public boolean reserve(Frame frame, int length) {
    return device.reserve(frame, length);
  }

  @Override
  public void end() {
    device.end();
  }

  @Override
  public void close() {
    device.close();
  }
}
