package io.echoproof.app.respond;

import io.echoproof.tun.Frame;
import io.echoproof.tun.TunDevice;

/** A device whose packets are written down. */
final class LoggedTun implements TunDevice {
  private final TunDevice device;
  private final PacketLog log;

  /**
   * @param device stays the caller's to close
   */
  LoggedTun(TunDevice device, PacketLog log) {
    this.device = device;
    this.log = log;
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
  public boolean poll(Frame frame) {
    boolean there = device.poll(frame);
    if (there) {
      log.received(frame);
    }
    return there;
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
  public boolean commit(Frame frame) {
    log.sent(frame);
    return device.commit(frame);
  }

  @Override
  public void end() {
    device.end();
  }

  @Override
  public void close() {}
}
