package io.echoproof.tun.linux;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.echoproof.tun.TunException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Kernel settings below {@code /proc/sys}. Those below {@code net} belong to this process's network
 * namespace. Keys are written with slashes, because a dot may be part of an interface's name. A
 * setting that this kernel does not have is no error: whether that matters is the caller's to say.
 */
public final class Sysctl {
  /** What one page holds: no setting of the kernel is longer. */
  private static final int LONGEST = 4_096;

  private final Path root;

  /** The settings of this system. */
  public Sysctl() {
    this(Path.of("/proc/sys"));
  }

  Sysctl(Path root) {
    this.root = root;
  }

  /**
   * Keeps IPv6 away from an interface: no addresses, hence no router solicitations and no listener
   * reports among the frames. To be called before the interface is switched on.
   *
   * @return the former value; empty when the kernel has no IPv6
   */
  public Optional<SysctlValue> disableIpv6(String interfaceName) {
    return write("net/ipv6/conf/" + interfaceName + "/disable_ipv6", "1");
  }

  /**
   * Reads a setting.
   *
   * @return empty when the kernel has no such setting
   * @throws TunException when it may not be read
   */
  public Optional<SysctlValue> read(String key) {
    Path file = root.resolve(key);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new SysctlValue(key, atOnce(file)));
    } catch (IOException e) {
      throw refused("reading " + key, e);
    }
  }

  /**
   * With one system call: the kernel hands a value out to the first read only, so that a reader
   * which begins with a single octet, as {@link Files#readString} does, gets the first digit.
   */
  private static String atOnce(Path file) throws IOException {
    byte[] buffer = new byte[LONGEST];
    try (InputStream in = Files.newInputStream(file)) {
      int length = Math.max(0, in.read(buffer));
      return new String(buffer, 0, length, US_ASCII).stripTrailing();
    }
  }

  /**
   * Changes a setting.
   *
   * @return the former value, with which the change can be undone; empty when the kernel has no
   *     such setting
   * @throws TunException when it may not be changed or the kernel refuses the value
   */
  public Optional<SysctlValue> write(String key, String value) {
    Optional<SysctlValue> former = read(key);
    if (former.isPresent()) {
      try {
        Files.writeString(root.resolve(key), value + "\n", US_ASCII, StandardOpenOption.WRITE);
      } catch (IOException e) {
        throw refused("setting " + key + " to " + value, e);
      }
    }
    return former;
  }

  private static TunException refused(String action, IOException e) {
    String wayOut =
        e instanceof AccessDeniedException
            ? "run as root, or inside a user namespace with a network namespace of its own"
                + " (unshare --user --map-root-user --net)"
            : "";
    return new TunException(
        action + " failed (" + e.getClass().getSimpleName() + ": " + e.getMessage() + ")",
        wayOut,
        0);
  }
}
