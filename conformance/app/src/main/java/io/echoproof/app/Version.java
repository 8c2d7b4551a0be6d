package io.echoproof.app;

/** The version of this build. */
public final class Version {
  private Version() {}

  /** For instance {@code 0.1.0}; {@code unpackaged} when run from class files. */
  public static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  /** Name and version. */
  public static String full() {
    return "EchoProof " + number();
  }
}
