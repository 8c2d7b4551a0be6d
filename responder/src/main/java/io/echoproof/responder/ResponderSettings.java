package io.echoproof.responder;

import java.net.Inet4Address;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How a responder behaves. Begin with {@link #of}, change what differs with a {@code with} method.
 *
 * @param address the address that is answered for: one that a host of its network may have
 * @param prefixLength of the network that the address is in, in bits, 1 to 32
 * @param furtherAddresses what else is answered for; a block longer than one address lies outside
 *     of the own network, whose hosts would all be taken for the responder otherwise
 * @param mtu the longest frame of a reply in octets, IP header included, 68 to 65535 (RFC 791,
 *     section 3.2); apart from the device's MTU
 * @param initialTtl the replies' time to live in hops, 1 to 255 (RFC 1122, section 3.2.1.7: never
 *     0)
 * @param echoCode what becomes of a request whose code is not 0
 * @param firstIdentification the IP identification of the first reply to anyone, 0 to 65535; the
 *     next ones count up from it
 * @param identificationStep in steps of this, 1 to 65535: several responders that answer for one
 *     address keep apart when each begins with another number below the step (RFC 6864, section
 *     4.3)
 * @param features what is switched on
 * @param ecn the replies' congestion notification
 * @param dontFragment the replies' flag of that name
 * @param oversizedReply what becomes of a reply that is longer than the MTU
 * @param reassembly how fragments are put together
 */
public record ResponderSettings(
    Inet4Address address,
    int prefixLength,
    List<AddressBlock> furtherAddresses,
    int mtu,
    int initialTtl,
    EchoCodePolicy echoCode,
    int firstIdentification,
    int identificationStep,
    Set<Feature> features,
    EcnPolicy ecn,
    DontFragmentPolicy dontFragment,
    OversizedReplyPolicy oversizedReply,
    ReassemblySettings reassembly) {
  /** The MTU unless another is asked for, in octets: what Ethernet carries. */
  public static final int DEFAULT_MTU = 1500;

  /** The TTL of replies unless another is asked for: what most hosts use. */
  public static final int DEFAULT_INITIAL_TTL = 64;

  private static final int MAXIMUM_TTL = 255;
  private static final int MAXIMUM_IDENTIFICATION = 0xFFFF;

  /**
   * @throws IllegalArgumentException when a value is out of its range or an address is not a
   *     host's; the message says which, the limits, and what to give instead
   */
  public ResponderSettings {
    requireRange("prefix length", prefixLength, 1, Ipv4Address.BITS, "24 fits most networks");
    HostAddresses.requireHost(address, address, prefixLength);
    for (AddressBlock block : furtherAddresses) {
      HostAddresses.requireApart(block, address, prefixLength);
    }
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
    requireRange(
        "identification step", identificationStep, 1, MAXIMUM_IDENTIFICATION, "1 uses them all");
    furtherAddresses = List.copyOf(furtherAddresses);
    features = Feature.copyOf(features);
  }

  /** Settings for this address in a network of this prefix length, all else by default. */
  public static ResponderSettings of(Inet4Address address, int prefixLength) {
    return new ResponderSettings(
        address,
        prefixLength,
        List.of(),
        DEFAULT_MTU,
        DEFAULT_INITIAL_TTL,
        EchoCodePolicy.COPY,
        0,
        1,
        Feature.defaults(),
        EcnPolicy.ZERO,
        DontFragmentPolicy.CLEAR,
        OversizedReplyPolicy.FRAGMENT,
        ReassemblySettings.DEFAULT);
  }

  /** Whether that is switched on. */
  public boolean has(Feature feature) {
    return features.contains(feature);
  }

  /** These settings with that switched on. */
  public ResponderSettings with(Feature feature) {
    return with(feature, true);
  }

  /** These settings with that switched off. */
  public ResponderSettings without(Feature feature) {
    return with(feature, false);
  }

  /** These settings with that switched on or off. */
  public ResponderSettings with(Feature feature, boolean on) {
    Set<Feature> changed = EnumSet.noneOf(Feature.class);
    changed.addAll(features);
    if (on) {
      changed.add(feature);
    } else {
      changed.remove(feature);
    }
    return copy(
        furtherAddresses, mtu, initialTtl, echoCode, firstIdentification, changed, reassembly);
  }

  /** These settings with one more address that is answered for. */
  public ResponderSettings withFurtherAddress(Inet4Address further) {
    return withFurtherAddresses(AddressBlock.of(further));
  }

  /** These settings with more addresses that are answered for. */
  public ResponderSettings withFurtherAddresses(AddressBlock block) {
    List<AddressBlock> more = new ArrayList<>(furtherAddresses);
    more.add(block);
    return copy(more, mtu, initialTtl, echoCode, firstIdentification, features, reassembly);
  }

  /** These settings with no address but the first one. */
  public ResponderSettings withoutFurtherAddresses() {
    return copy(List.of(), mtu, initialTtl, echoCode, firstIdentification, features, reassembly);
  }

  /** These settings with another MTU, in octets. */
  public ResponderSettings withMtu(int newMtu) {
    return copy(
        furtherAddresses, newMtu, initialTtl, echoCode, firstIdentification, features, reassembly);
  }

  /** These settings with another initial TTL, in hops. */
  public ResponderSettings withInitialTtl(int newInitialTtl) {
    return copy(
        furtherAddresses, mtu, newInitialTtl, echoCode, firstIdentification, features, reassembly);
  }

  /** These settings with another treatment of codes that are not 0. */
  public ResponderSettings withEchoCode(EchoCodePolicy newEchoCode) {
    return copy(
        furtherAddresses, mtu, initialTtl, newEchoCode, firstIdentification, features, reassembly);
  }

  /** These settings with another identification for the first reply. */
  public ResponderSettings withFirstIdentification(int newFirstIdentification) {
    return copy(
        furtherAddresses, mtu, initialTtl, echoCode, newFirstIdentification, features, reassembly);
  }

  /** These settings with other identifications: the first reply's, and the step from there. */
  public ResponderSettings withIdentifications(int first, int step) {
    return new ResponderSettings(
        address,
        prefixLength,
        furtherAddresses,
        mtu,
        initialTtl,
        echoCode,
        first,
        step,
        features,
        ecn,
        dontFragment,
        oversizedReply,
        reassembly);
  }

  /** These settings with another way to put fragments together. */
  public ResponderSettings withReassembly(ReassemblySettings newReassembly) {
    return copy(
        furtherAddresses, mtu, initialTtl, echoCode, firstIdentification, features, newReassembly);
  }

  /** These settings with another congestion notification of replies. */
  public ResponderSettings withEcn(EcnPolicy newEcn) {
    return copy(newEcn, dontFragment, oversizedReply);
  }

  /** These settings with another flag "don't fragment" of replies. */
  public ResponderSettings withDontFragment(DontFragmentPolicy newDontFragment) {
    return copy(ecn, newDontFragment, oversizedReply);
  }

  /** These settings with another treatment of replies that are longer than the MTU. */
  public ResponderSettings withOversizedReply(OversizedReplyPolicy newOversizedReply) {
    return copy(ecn, dontFragment, newOversizedReply);
  }

  private ResponderSettings copy(
      List<AddressBlock> newFurtherAddresses,
      int newMtu,
      int newInitialTtl,
      EchoCodePolicy newEchoCode,
      int newFirstIdentification,
      Set<Feature> newFeatures,
      ReassemblySettings newReassembly) {
    return new ResponderSettings(
        address,
        prefixLength,
        newFurtherAddresses,
        newMtu,
        newInitialTtl,
        newEchoCode,
        newFirstIdentification,
        identificationStep,
        newFeatures,
        ecn,
        dontFragment,
        oversizedReply,
        newReassembly);
  }

  private ResponderSettings copy(
      EcnPolicy newEcn, DontFragmentPolicy newDontFragment, OversizedReplyPolicy newOversized) {
    return new ResponderSettings(
        address,
        prefixLength,
        furtherAddresses,
        mtu,
        initialTtl,
        echoCode,
        firstIdentification,
        identificationStep,
        features,
        newEcn,
        newDontFragment,
        newOversized,
        reassembly);
  }

  static void requireRange(String what, int value, int least, int most, String wayOut) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " " + value + " is out of range: " + least + " to " + most + "; " + wayOut);
    }
  }
}
