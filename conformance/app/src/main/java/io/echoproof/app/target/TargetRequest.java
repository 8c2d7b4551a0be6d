package io.echoproof.app.target;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the user asks to be tested, as it was given.
 *
 * @param target {@code builtin}, {@code host}, {@code exec:COMMAND}, {@code jvm:CLASSPATH} or an
 *     address
 * @param link the only link to be used; empty: all that there are
 * @param interfaceName the interface behind which the target is
 * @param tester the address that probes come from
 * @param prefixLength length of the prefix of the target's network
 * @param mtu the target's MTU in octets
 * @param profile a file that describes the target
 * @param tunDevice path of the tun device
 * @param wintunDll another wintun.dll than the one that is distributed; only Windows has one
 * @param restart a command that starts the target again
 * @param timeout how long a reply may take
 */
public record TargetRequest(
    String target,
    Optional<String> link,
    Optional<String> interfaceName,
    Optional<String> tester,
    OptionalInt prefixLength,
    OptionalInt mtu,
    Optional<Path> profile,
    Path tunDevice,
    Optional<Path> wintunDll,
    Optional<String> restart,
    Duration timeout) {

  /** The built-in target's name. */
  public static final String BUILTIN = "builtin";

  /** What a target's name begins with that is a command: a stack in a child process. */
  public static final String EXEC = "exec:";

  /** What a target's name begins with that is a class path: a stack in this JVM. */
  public static final String JVM = "jvm:";

  /** The name of the operating system's own stack. */
  public static final String HOST = "host";

  /** A stack at an address behind an interface, all else as in another request. */
  public static TargetRequest address(String address, String interfaceName, TargetRequest other) {
    return new TargetRequest(
        address,
        Optional.empty(),
        Optional.of(interfaceName),
        Optional.empty(),
        other.prefixLength(),
        other.mtu(),
        Optional.empty(),
        other.tunDevice(),
        Optional.empty(),
        Optional.empty(),
        other.timeout());
  }

  /** The same over another link. */
  public TargetRequest withLink(String other) {
    return new TargetRequest(
        target,
        Optional.of(other),
        interfaceName,
        tester,
        prefixLength,
        mtu,
        profile,
        tunDevice,
        wintunDll,
        restart,
        timeout);
  }
}
