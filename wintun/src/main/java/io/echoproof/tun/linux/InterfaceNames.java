package io.echoproof.tun.linux;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.echoproof.tun.TunException;

/** The kernel's limits on the names of interfaces (linux/if.h). */
final class InterfaceNames {
  /** Size of a name's field in octets, with its closing zero. */
  static final int IFNAMSIZ = 16;

  /** How a pattern looks, for messages: the kernel puts the first free number in. */
  static final String PATTERN = "ep%d";

  private InterfaceNames() {}

  /** Whether the kernel has room for that name. */
  static boolean fits(String name) {
    int octets = name.getBytes(UTF_8).length;
    return octets > 0 && octets < IFNAMSIZ;
  }

  static void check(String name) {
    if (name.isEmpty()) {
      throw new TunException(
          "an interface needs a name", "give one, or a pattern such as " + PATTERN, Errno.EINVAL);
    }
    if (!fits(name)) {
      throw new TunException(
          "the interface name \"" + name + "\" is too long",
          "choose one of at most " + (IFNAMSIZ - 1) + " octets",
          Errno.ENAMETOOLONG);
    }
  }
}
