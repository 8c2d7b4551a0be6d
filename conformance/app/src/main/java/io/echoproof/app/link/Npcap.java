package io.echoproof.app.link;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Npcap, Windows' capture library: whether it is there and new enough. Since 1.71 its driver tells
 * the interface whether an injected packet is IPv4 or IPv6; Wintun's adapters are known to it since
 * 1.55.
 */
final class Npcap {
  private static final int LEAST_MAJOR = 1;
  private static final int LEAST_MINOR = 71;
  private static final String WANTED = "install Npcap 1.71 or newer from npcap.com";

  /** As pcap_lib_version says it: {@code Npcap version 1.79, based on libpcap version 1.10.4}. */
  private static final Pattern VERSION =
      Pattern.compile("Npcap version (\\d{1,4})\\.(\\d{1,4})\\b.*");

  private static final String[] LIBRARIES = {"wpcap.dll", "Packet.dll"};

  private Npcap() {}

  /**
   * Where it is installed: a folder of its own, so that it does not hide WinPcap.
   *
   * @param environment the process's environment variables
   */
  static Path directory(Map<String, String> environment) {
    return Path.of(environment.getOrDefault("SystemRoot", "C:\\Windows"), "System32", "Npcap");
  }

  /**
   * Why it can't be used and what to do; empty when it can.
   *
   * @param directory where it would be
   * @param version what the library says of itself, asked only when the files are there
   */
  static Optional<String> missing(Path directory, Supplier<Optional<String>> version) {
    return Arrays.stream(LIBRARIES)
        .filter(library -> !Files.isRegularFile(directory.resolve(library)))
        .findFirst()
        .map(library -> "there is no " + directory.resolve(library) + ": " + WANTED)
        .or(
            () ->
                version
                    .get()
                    .map(Npcap::tooOld)
                    .orElseGet(
                        () ->
                            Optional.of(
                                directory.resolve(LIBRARIES[0])
                                    + " can't be loaded by this JVM: "
                                    + WANTED)));
  }

  private static Optional<String> tooOld(String version) {
    Matcher matcher = VERSION.matcher(version);
    if (!matcher.matches()) {
      return Optional.of("the capture library is \"" + version + "\" and not Npcap: " + WANTED);
    }
    int major = Integer.parseInt(matcher.group(1));
    int minor = Integer.parseInt(matcher.group(2));
    boolean enough = major > LEAST_MAJOR || (major == LEAST_MAJOR && minor >= LEAST_MINOR);
    return enough
        ? Optional.empty()
        : Optional.of("Npcap " + major + "." + minor + " is too old: " + WANTED);
  }

  /**
   * The path on which JNA looks for libraries, with a directory in front of what it had.
   *
   * @param separator between directories
   */
  static String searchPath(Path directory, String before, String separator) {
    boolean there = Arrays.asList(before.split(Pattern.quote(separator))).contains("" + directory);
    if (there) {
      return before;
    }
    return before.isEmpty() ? directory.toString() : directory + separator + before;
  }
}
