package io.echoproof.tun.windows;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.WString;
import io.echoproof.tun.Lane;
import io.echoproof.tun.NetworkConfigurator;
import io.echoproof.tun.TunAccess;
import io.echoproof.tun.linux.LinuxNetworkConfigurator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;

/**
 * The test double of Wintun's interface (src/test/native), and what it can be told besides. On
 * Linux it is built here and loaded at once; a Windows JVM finds it where the environment says,
 * because whoever starts that JVM has built it.
 */
final class TunDouble {
  static final Inet4Address KERNEL = address("10.91.0.1");
  static final Inet4Address TESTER = address("10.91.0.2");

  /** The double's extra functions. */
  @SuppressWarnings("IdentifierName")
  interface Hooks extends Library {
    void TunDoubleFailNextCreate(int error);

    void TunDoubleMissWakeUp(long session);

    void TunDoubleTerminate(long session);

    void TunDoubleCorrupt(long session);

    int TunDoubleAlive();

    int TunDoubleUnreleased(long session);

    int TunDoubleLost(long session);

    int TunDoubleGuid(WString name, Memory guid);

    int TunDoubleSetAddress(WString name, int address, int prefixLength);

    int TunDoubleSetMtu(WString name, int mtu);
  }

  /** Held, because loggers that nobody holds forget their settings. */
  private static final Logger LOGGER = Logger.getLogger(WintunLog.NAME);

  private static @Nullable TunDouble opened;

  private final WintunLibrary library;
  private final Hooks hooks;

  private TunDouble(Path file) {
    LOGGER.setUseParentHandlers(false);
    this.library = WintunLibrary.load(WintunDll.at(file).withAnyHash());
    this.hooks = Native.load(file.toString(), Hooks.class);
  }

  static boolean isWindows() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
  }

  /** Goes on only where the double can be used; loads it once. */
  static synchronized TunDouble require() {
    if (isWindows()) {
      Lane.require(
          "double-wine",
          environment("ECHOPROOF_TUNDOUBLE").isEmpty()
              ? Optional.of("ECHOPROOF_TUNDOUBLE does not say where the double is")
              : Optional.empty());
    } else {
      Lane.require("double-linux", missingOnLinux());
    }
    if (opened == null) {
      opened = new TunDouble(file());
    }
    return opened;
  }

  private static Optional<String> missingOnLinux() {
    String netns = environment("ECHOPROOF_NETNS").orElse("not in the lane");
    return netns.equals("own")
        ? TunAccess.check().missing().or(NativeBuild::missing)
        : Optional.of(netns);
  }

  private static Path file() {
    return isWindows()
        ? Path.of(environment("ECHOPROOF_TUNDOUBLE").orElseThrow())
        : NativeBuild.directory().resolve("libtundouble.so").toAbsolutePath();
  }

  /** Any file that is not the double. */
  static Path aFile() {
    return Path.of("pom.xml");
  }

  WintunLibrary library() {
    return library;
  }

  Hooks hooks() {
    return hooks;
  }

  WintunTun open(String name) {
    return open(WintunSettings.named(name));
  }

  /** A device on which the kernel is 10.91.0.1/24; the test plays the rest of the network. */
  WintunTun open(WintunSettings settings) {
    WintunTun tun = WintunTun.open(library, settings, configurator());
    setAddress(settings.name(), KERNEL, 24);
    return tun;
  }

  void setAddress(String name, Inet4Address address, int prefixLength) {
    int octets = ByteBuffer.wrap(address.getAddress()).order(ByteOrder.nativeOrder()).getInt();
    Assertions.assertEquals(0, hooks.TunDoubleSetAddress(new WString(name), octets, prefixLength));
  }

  static NetworkConfigurator configurator() {
    return isWindows() ? new WindowsNetworkConfigurator() : new LinuxNetworkConfigurator();
  }

  /** Open handles of this process, or on Linux descriptors of the kinds that the double opens. */
  static long openHandles() throws IOException {
    if (isWindows()) {
      return ProcessHandles.count();
    }
    long count = 0;
    try (var descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path descriptor : descriptors) {
        String target =
            Files.isSymbolicLink(descriptor) ? Files.readSymbolicLink(descriptor).toString() : "";
        if (target.equals("/dev/net/tun") || target.contains("eventfd")) {
          count++;
        }
      }
    }
    return count;
  }

  static Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
  }

  static Inet4Address address(String digits) {
    try {
      return (Inet4Address) InetAddress.getByName(digits);
    } catch (UnknownHostException e) {
      throw new UncheckedIOException(e);
    }
  }
}
