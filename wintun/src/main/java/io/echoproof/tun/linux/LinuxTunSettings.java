package io.echoproof.tun.linux;

import java.nio.file.Path;

/**
 * How a Linux tun is opened. Made by {@link #named} and the {@code with} methods, so that another
 * setting (offloads) can come without touching callers.
 *
 * @param device the device node, {@code /dev/net/tun} unless told
 * @param name the interface's name, 1 to 15 octets; {@code %d} in it stands for the first free
 *     number ({@code ep%d} becomes {@code ep0})
 * @param packetInformation whether the kernel is given the 4-octet packet-information header, which
 *     makes it accept frames of any version; it never shows in frames
 * @param multiQueue whether the interface can be opened again by its name, each time with a queue
 *     of its own: the kernel keeps the frames of a flow to one queue
 */
public record LinuxTunSettings(
    Path device, String name, boolean packetInformation, boolean multiQueue) {
  /** The device node where Linux has it (Documentation/admin-guide/devices.txt, 10:200). */
  public static final Path DEFAULT_DEVICE = Path.of("/dev/net/tun");

  /**
   * Checks the name's length.
   *
   * @throws io.echoproof.tun.TunException when the name is empty or too long for the kernel
   */
  public LinuxTunSettings {
    InterfaceNames.check(name);
  }

  /** A tun of that name on the usual node, without packet information. */
  public static LinuxTunSettings named(String name) {
    return new LinuxTunSettings(DEFAULT_DEVICE, name, false, false);
  }

  /** The same on another device node. */
  public LinuxTunSettings withDevice(Path other) {
    return new LinuxTunSettings(other, name, packetInformation, multiQueue);
  }

  /** The same with packet information. */
  public LinuxTunSettings withPacketInformation() {
    return new LinuxTunSettings(device, name, true, multiQueue);
  }

  /** The same with a queue for each time that it is opened, up to 256. */
  public LinuxTunSettings withMultiQueue() {
    return new LinuxTunSettings(device, name, packetInformation, true);
  }

  /** The same interface by another name. */
  public LinuxTunSettings withName(String other) {
    return new LinuxTunSettings(device, other, packetInformation, multiQueue);
  }
}
