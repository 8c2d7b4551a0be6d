package io.echoproof.app.overview;

/** What EchoProof is about, and what it is not. */
public final class Scope {
  /** In one line. */
  public static final String TEXT =
      "IPv4 hosts. Not routers, not ICMPv6 (IPv6 is noise here), not Ethernet.";

  private Scope() {}
}
