package io.echoproof.responder;

import java.net.Inet4Address;

/**
 * How a responder behaves. Begin with {@link #of}, change what differs with a {@code with} method.
 *
 * @param address the address that is answered for: one that a host of its network may have
 * @param prefixLength of the network that the address is in, in bits, 1 to 32
 * @param mtu the longest reply in octets, IP header included, 68 to 65535 (RFC 791, section 3.2);
 *     apart from the device's MTU
 * @param initialTtl the replies' time to live in hops, 1 to 255 (RFC 1122, section 3.2.1.7: never
 *     0)
 * @param echoCode what becomes of a request whose code is not 0
 * @param firstIdentification the IP identification of the first reply, 0 to 65535; the next ones
 *     count up from it
 */
public record ResponderSettings(
    Inet4Address address,
    int prefixLength,
    int mtu,
    int initialTtl,
    EchoCodePolicy echoCode,
    int firstIdentification) {
  /** The MTU unless another is asked for, in octets: what Ethernet carries. */
  public static final int DEFAULT_MTU = 1500;

  /** The TTL of replies unless another is asked for: what most hosts use. */
  public static final int DEFAULT_INITIAL_TTL = 64;

  private static final int MAXIMUM_TTL = 255;
  private static final int MAXIMUM_IDENTIFICATION = 0xFFFF;

  /**
   * @throws IllegalArgumentException when a value is out of its range or the address is not a
   *     host's; the message says which, the limits, and what to give instead
   */
  public ResponderSettings {
    requireRange("prefix length", prefixLength, 1, Ipv4Address.BITS, "24 fits most networks");
    requireHost(address, prefixLength);
    requireRange(
        "MTU",
        mtu,
        Ipv4Fields.MINIMUM_MTU,
        Ipv4Fields.MAXIMUM_TOTAL_LENGTH,
        DEFAULT_MTU + " is what Ethernet carries");
    requireRange(
        "initial TTL", initialTtl, 1, MAXIMUM_TTL, DEFAULT_INITIAL_TTL + " is what most hosts use");
    requireRange(
        "first identification",
        firstIdentification,
        0,
        MAXIMUM_IDENTIFICATION,
        "take its low 16 bits");
  }

  /** Settings for this address in a network of this prefix length, all else by default. */
  public static ResponderSettings of(Inet4Address address, int prefixLength) {
    return new ResponderSettings(
        address, prefixLength, DEFAULT_MTU, DEFAULT_INITIAL_TTL, EchoCodePolicy.COPY, 0);
  }

  /** These settings with another MTU, in octets. */
  public ResponderSettings withMtu(int newMtu) {
    return new ResponderSettings(
        address, prefixLength, newMtu, initialTtl, echoCode, firstIdentification);
  }

  /** These settings with another initial TTL, in hops. */
  public ResponderSettings withInitialTtl(int newInitialTtl) {
    return new ResponderSettings(
        address, prefixLength, mtu, newInitialTtl, echoCode, firstIdentification);
  }

  /** These settings with another treatment of codes that are not 0. */
  public ResponderSettings withEchoCode(EchoCodePolicy newEchoCode) {
    return new ResponderSettings(
        address, prefixLength, mtu, initialTtl, newEchoCode, firstIdentification);
  }

  /** These settings with another identification for the first reply. */
  public ResponderSettings withFirstIdentification(int newFirstIdentification) {
    return new ResponderSettings(
        address, prefixLength, mtu, initialTtl, echoCode, newFirstIdentification);
  }

  private static void requireRange(String what, int value, int least, int most, String wayOut) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " " + value + " is out of range: " + least + " to " + most + "; " + wayOut);
    }
  }

  private static void requireHost(Inet4Address address, int prefixLength) {
    int number = Ipv4Address.toInt(address);
    Ipv4Network network = new Ipv4Network(number, prefixLength);
    if (Ipv4Address.isThisNetwork(number)
        || Ipv4Address.isLoopback(number)
        || Ipv4Address.isMulticast(number)
        || Ipv4Address.isClassE(number)) {
      throw new IllegalArgumentException(
          "address "
              + Ipv4Address.toText(number)
              + " cannot be a host's on a link: 0/8, 127/8, 224/4 and 240/4 are reserved;"
              + " give a unicast address such as 192.0.2.1");
    }
    if (network.isBroadcast(number) || network.isNetworkNumber(number)) {
      throw new IllegalArgumentException(
          "address "
              + Ipv4Address.toText(number)
              + " stands for the whole of its network "
              + network
              + "; give a host's address, "
              + network.hosts()
              + ", or another prefix length");
    }
  }
}
