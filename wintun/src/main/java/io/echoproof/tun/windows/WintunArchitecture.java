package io.echoproof.tun.windows;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The architectures that Wintun 0.14.1 was released for and EchoProof carries, with the SHA-256 of
 * each wintun.dll. They were compared with those that other projects pin for the release's archive.
 */
enum WintunArchitecture {
  AMD64("e5da8447dc2c320edc0fc52fa01885c103de8c118481f683643cacc3220dafce"),
  ARM64("f7ba89005544be9d85231a9e0d5f23b2d15b3311667e2dad0debd344918a3f80"),
  X86("d694fa46ab4cfebcb2632d094c7aa97278eef2f8052438621766d863ae98a931");

  private final String sha256;

  WintunArchitecture(String sha256) {
    this.sha256 = sha256;
  }

  /** In hexadecimal digits, lower case. */
  String sha256() {
    return sha256;
  }

  /** The name of its folder. */
  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * What a JVM needs.
   *
   * @param osArch the JVM's system property {@code os.arch}
   */
  static Optional<WintunArchitecture> of(String osArch) {
    return Optional.ofNullable(
        switch (osArch) {
          case "amd64", "x86_64" -> AMD64;
          case "aarch64", "arm64" -> ARM64;
          case "x86", "i386" -> X86;
          default -> null;
        });
  }

  /** The one whose DLL has that hash. */
  static Optional<WintunArchitecture> withHash(String sha256) {
    return Arrays.stream(values()).filter(a -> a.sha256.equals(sha256)).findFirst();
  }
}
