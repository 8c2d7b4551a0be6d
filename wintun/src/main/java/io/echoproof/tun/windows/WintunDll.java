package io.echoproof.tun.windows;

import io.echoproof.tun.TunException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which wintun.dll is loaded: the one that is distributed beside EchoProof's jars, or another one
 * that the user names. Its SHA-256 must be that of Wintun 0.14.1 for this JVM's architecture,
 * unless the user says otherwise.
 *
 * @param path where it is, absolute
 * @param anyHash whether it may be another than Wintun 0.14.1
 */
public record WintunDll(Path path, boolean anyHash) {
  /** Environment variable: the path of another DLL. */
  public static final String VARIABLE = "ECHOPROOF_WINTUN_DLL";

  /** Environment variable: when it is {@code 1}, that DLL may have any hash. */
  public static final String ANY_HASH_VARIABLE = "ECHOPROOF_WINTUN_DLL_ANY_HASH";

  static final String WAY_OUT =
      "take the wintun.dll of the release 0.14.1 for this architecture, or name another one in "
          + VARIABLE;

  /** Folder beside the jars, or beside their folder: {@code wintun-dll/ARCHITECTURE/wintun.dll}. */
  private static final String FOLDER = "wintun-dll";

  /** Makes the path absolute: Windows would look for anything else in many places. */
  public WintunDll {
    path = path.toAbsolutePath().normalize();
  }

  /** A DLL that must be Wintun 0.14.1. */
  public static WintunDll at(Path path) {
    return new WintunDll(path, false);
  }

  /** The same, of any hash. */
  public WintunDll withAnyHash() {
    return new WintunDll(path, true);
  }

  /**
   * The DLL that the environment names, else the one beside the jars.
   *
   * @throws TunException when there is none for this architecture
   */
  public static WintunDll find(Map<String, String> environment) {
    String named = environment.getOrDefault(VARIABLE, "");
    if (!named.isEmpty()) {
      WintunDll dll = at(Path.of(named));
      return "1".equals(environment.get(ANY_HASH_VARIABLE)) ? dll.withAnyHash() : dll;
    }
    WintunArchitecture architecture = ofThisJvm();
    return beside(home())
        .map(folder -> folder.resolve(architecture.folder()).resolve("wintun.dll"))
        .filter(Files::isRegularFile)
        .findFirst()
        .map(WintunDll::at)
        .orElseThrow(
            () ->
                new TunException(
                    "there is no " + FOLDER + "/" + architecture.folder() + " beside " + home(),
                    WAY_OUT,
                    WinError.ERROR_FILE_NOT_FOUND));
  }

  /** What was compiled is in target/classes or in a jar; jars are in target/ or in lib/. */
  static Stream<Path> beside(Path home) {
    return Stream.of(Optional.of(home), Optional.ofNullable(home.getParent()))
        .flatMap(Optional::stream)
        .map(parent -> parent.resolve(FOLDER));
  }

  private static Path home() {
    try {
      CodeSource source = WintunDll.class.getProtectionDomain().getCodeSource();
      Path jar = Path.of(source.getLocation().toURI()).toAbsolutePath();
      return Optional.ofNullable(jar.getParent()).orElse(jar);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("where EchoProof's jars are can't be told", e);
    }
  }

  private static WintunArchitecture ofThisJvm() {
    String architecture = System.getProperty("os.arch", "unknown");
    return WintunArchitecture.of(architecture)
        .orElseThrow(
            () ->
                new TunException(
                    "Wintun was not released for the architecture " + architecture,
                    "use the link \"memory\" instead",
                    WinError.ERROR_NOT_SUPPORTED));
  }

  /**
   * The path, after the file's hash was found right.
   *
   * @throws TunException with both hashes when it is another one
   */
  Path verified() {
    String actual = sha256();
    if (anyHash) {
      return path;
    }
    WintunArchitecture needed = ofThisJvm();
    if (!actual.equals(needed.sha256())) {
      String what =
          WintunArchitecture.withHash(actual)
              .map(other -> "Wintun 0.14.1 for " + other.folder())
              .orElse("not Wintun 0.14.1");
      throw new TunException(
          path
              + " is "
              + what
              + ": its SHA-256 is "
              + actual
              + ", for "
              + needed.folder()
              + " it must be "
              + needed.sha256(),
          WAY_OUT + "; if this one is wanted all the same, set " + ANY_HASH_VARIABLE + "=1",
          WinError.ERROR_INVALID_IMAGE_HASH);
    }
    return path;
  }

  private String sha256() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(path)));
    } catch (IOException e) {
      throw new TunException(path + " can't be read: " + e, WAY_OUT, WinError.ERROR_FILE_NOT_FOUND);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
