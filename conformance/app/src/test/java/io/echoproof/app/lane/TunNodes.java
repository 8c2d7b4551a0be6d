package io.echoproof.app.lane;

import java.nio.file.Path;
import java.util.Optional;

/** Device nodes of the tun driver for users who may not open the system's. */
final class TunNodes {
  /** Documentation/admin-guide/devices.txt of the Linux kernel: character device 10:200. */
  private static final String[] TUN = {"c", "10", "200"};

  private static final Path USUAL = Path.of("/dev/net/tun");

  private TunNodes() {}

  /** A node that everybody may open; the system's own where none can be made. */
  static Path forEverybody(Path wanted) throws InterruptedException {
    return make(wanted, "666").isEmpty() ? wanted : USUAL;
  }

  /** A node that only its owner may open; answers why it can't be made. */
  static Optional<String> make(Path node, String mode) throws InterruptedException {
    return SystemProgram.refusal(
        new ProcessBuilder("mknod", "-m", mode, node.toString(), TUN[0], TUN[1], TUN[2]));
  }

  /** Why a user can't open a node, for instance because devices mean nothing where it is. */
  static Optional<String> refusal(OrdinaryUser user, Path node) throws InterruptedException {
    return user.refusal("sh", "-c", ": <> \"$0\"", node.toString());
  }
}
