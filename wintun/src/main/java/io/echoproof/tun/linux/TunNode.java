package io.echoproof.tun.linux;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.echoproof.tun.TunException;
import java.nio.file.Path;

/**
 * An opened device node with an interface behind it.
 *
 * @param fd the file descriptor, non-blocking
 * @param name of the interface, as the kernel chose it
 */
record TunNode(int fd, String name) {
  private static final String NO_DRIVER =
      "load the kernel's driver (modprobe tun), or name another node with --tun-device";

  /**
   * Opens the node and creates the interface, or attaches to a persistent one that is not in use.
   *
   * @throws TunException with the reason and the way out
   */
  static TunNode open(LinuxTunSettings settings) {
    int fd = openNode(settings.device());
    try (Memory ifreq = new Memory(IfTun.IFREQ_SIZE)) {
      ifreq.clear();
      ifreq.setString(IfTun.IFREQ_NAME, settings.name(), UTF_8.name());
      int flags =
          IfTun.IFF_TUN
              | (settings.packetInformation() ? 0 : IfTun.IFF_NO_PI)
              | (settings.multiQueue() ? IfTun.IFF_MULTI_QUEUE : 0);
      ifreq.setShort(IfTun.IFREQ_FLAGS, (short) flags);
      if (LibC.ioctl(fd, IfTun.TUNSETIFF, Pointer.nativeValue(ifreq)) < 0) {
        int errno = LibC.errno();
        LibC.close(fd);
        throw interfaceRefused(settings, errno);
      }
      return new TunNode(fd, ifreq.getString(IfTun.IFREQ_NAME, UTF_8.name()));
    }
  }

  private static int openNode(Path device) {
    try (Memory path = nullTerminated(device.toString())) {
      int flags = LibC.O_RDWR | LibC.O_NONBLOCK | LibC.O_CLOEXEC;
      int fd = LibC.open(Pointer.nativeValue(path), flags);
      if (fd < 0) {
        throw openRefused(device, LibC.errno());
      }
      return fd;
    }
  }

  private static Memory nullTerminated(String text) {
    byte[] octets = text.getBytes(UTF_8);
    Memory memory = new Memory(octets.length + 1L);
    memory.write(0, octets, 0, octets.length);
    memory.setByte(octets.length, (byte) 0);
    return memory;
  }

  static TunException openRefused(Path device, int errno) {
    String answer = " (" + Errno.describe(errno) + ")";
    return switch (errno) {
      case Errno.ENOENT ->
          new TunException("there is no tun device node " + device + answer, NO_DRIVER, errno);
      case Errno.ENODEV, Errno.ENXIO ->
          new TunException(
              "the device node " + device + " has no driver behind it" + answer, NO_DRIVER, errno);
      case Errno.EACCES ->
          new TunException(
              "this user may not open " + device + answer,
              "ask for read and write permission on it (mode 0666 is usual and safe), run as root,"
                  + " or name another node with --tun-device",
              errno);
      case Errno.EPERM ->
          new TunException(
              "this system forbids opening " + device + answer,
              "in a container allow the device (--device " + device + ")",
              errno);
      default ->
          new TunException(
              device + " can't be opened" + answer,
              "name the tun device node with --tun-device (usually "
                  + LinuxTunSettings.DEFAULT_DEVICE
                  + ")",
              errno);
    };
  }

  static TunException interfaceRefused(LinuxTunSettings settings, int errno) {
    String name = "\"" + settings.name() + "\"";
    String answer = " (TUNSETIFF on " + settings.device() + ": " + Errno.describe(errno) + ")";
    return switch (errno) {
      case Errno.EPERM ->
          new TunException(
              "no right to make the interface "
                  + name
                  + " in this network namespace: CAP_NET_ADMIN is missing"
                  + answer,
              "run as root, or inside a user namespace with a network namespace of its own"
                  + " (unshare --user --map-root-user --net)",
              errno);
      case Errno.EBUSY, Errno.EEXIST ->
          new TunException(
              "the interface " + name + " is in use" + answer,
              "end the program that holds it, or choose another name or a pattern such as "
                  + InterfaceNames.PATTERN,
              errno);
      case Errno.EINVAL ->
          new TunException(
              "the kernel refuses the interface name "
                  + name
                  + ": malformed, or the name of an interface that is not a tun, or of one that was"
                  + (settings.multiQueue()
                      ? " made without several queues"
                      : " made with several queues")
                  + answer,
              "choose another name or a pattern such as " + InterfaceNames.PATTERN,
              errno);
      case Errno.ENOTTY ->
          new TunException(
              settings.device() + " is not a tun device node" + answer,
              "name it with --tun-device (usually " + LinuxTunSettings.DEFAULT_DEVICE + ")",
              errno);
      default -> new TunException("the interface " + name + " can't be made" + answer, errno);
    };
  }
}
