package io.echoproof.tun.memory;

import io.echoproof.tun.TunDevice;

/**
 * A tun device in memory and the kernel behind it: what one side sends the other receives. For
 * tests and for the link {@code memory}; needs no rights and runs anywhere. Each direction has room
 * for a fixed number of frames; a full one refuses further frames, which {@link MemoryTun#dropped}
 * counts.
 *
 * <p>Where a real kernel would send nothing longer than the MTU and nothing empty, this one's side
 * sends any length from 0 to {@link TunDevice#MAX_FRAME_LENGTH}: the conformance suite wants to
 * hand a target just that. The device's side sends 1 octet to {@link TunDevice#MAX_FRAME_LENGTH}.
 */
public final class MemoryTunPair implements AutoCloseable {
  private final MemoryTun device;
  private final MemoryTun kernel;

  private MemoryTunPair(MemoryTun device, MemoryTun kernel) {
    this.device = device;
    this.kernel = kernel;
  }

  /**
   * Makes a pair. Room for frames up to the MTU is allocated now; a slot that meets a longer frame
   * grows once, to the greatest length.
   *
   * @param name of both sides
   * @param mtu in octets, 1 to {@link TunDevice#MAX_FRAME_LENGTH}; reported, and not enforced
   * @param capacity in frames per direction, 1 or more
   */
  public static MemoryTunPair create(String name, int mtu, int capacity) {
    if (mtu < 1 || mtu > TunDevice.MAX_FRAME_LENGTH) {
      throw new IllegalArgumentException(
          "an MTU has 1 to " + TunDevice.MAX_FRAME_LENGTH + " octets, not " + mtu);
    }
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be 1 or more, not " + capacity);
    }
    MemoryRing toDevice = new MemoryRing(capacity, mtu);
    MemoryRing toKernel = new MemoryRing(capacity, mtu);
    return new MemoryTunPair(
        new MemoryTun(name, mtu, 1, toDevice, toKernel),
        new MemoryTun(name, mtu, 0, toKernel, toDevice));
  }

  /** The side of the program that opened the device. */
  public MemoryTun device() {
    return device;
  }

  /** The side of the operating system. */
  public MemoryTun kernel() {
    return kernel;
  }

  /** Closes both sides; their readers must have ended. */
  @Override
  public void close() {
    device.close();
    kernel.close();
  }
}
