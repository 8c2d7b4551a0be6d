package io.echoproof.app.target;

import io.echoproof.app.EnvironmentException;
import io.echoproof.app.UsageException;
import io.echoproof.app.link.LibPcap;
import io.echoproof.app.link.PcapLink;
import io.echoproof.conformance.link.LinkException;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Prefix;
import io.echoproof.conformance.target.TargetProfile;
import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a target out of an address and the interface behind which it is. */
final class AddressTargetFactory {
  private static final int DEFAULT_PREFIX = 24;

  private final TargetRequest request;
  private final Ipv4Address address;
  private final ProfileFile file;

  AddressTargetFactory(TargetRequest request, Ipv4Address address) {
    this.request = request;
    this.address = address;
    this.file = request.profile().map(ProfileFile::read).orElse(ProfileFile.NONE);
  }

  /** What is known of the target before anything is opened. */
  TargetProfile profile() {
    if (request.link().filter(link -> !link.equals("pcap")).isPresent()) {
      throw new UsageException(
          "--link " + request.link().get() + " reaches nothing behind an interface; leave it out");
    }
    if (file.address().filter(a -> !a.equals(address.toString())).isPresent()) {
      throw new UsageException(
          request.profile().orElseThrow()
              + ": the profile is for "
              + file.address().get()
              + ", and --target is "
              + address);
    }
    NamedInterface networkInterface = NamedInterface.find(interfaceName());
    return profile(networkInterface, ownAddress(networkInterface));
  }

  private String interfaceName() {
    return request
        .interfaceName()
        .orElseThrow(
            () ->
                new UsageException(
                    "--target " + address + " needs --interface NAME: where it is reached"));
  }

  PreparedTarget prepare() {
    String name = interfaceName();
    TargetProfile profile = profile();
    LibPcap.missing()
        .ifPresent(
            reason -> {
              throw new EnvironmentException(reason);
            });
    try {
      return new PreparedTarget(
          new AddressTarget(
              profile,
              name,
              PcapLink.open(name, false),
              request
                  .restart()
                  .map(c -> new RestartCommand(c, request.timeout().multipliedBy(10)))),
          Map.of(),
          List.of());
    } catch (LinkException e) {
      throw new EnvironmentException(String.valueOf(e.getMessage()));
    }
  }

  /** The interface's own address in a network that the target is in too. */
  private Optional<InterfaceAddress> ownAddress(NamedInterface networkInterface) {
    return networkInterface.addresses().stream()
        .filter(a -> a.getAddress() instanceof Inet4Address)
        .filter(a -> a.getNetworkPrefixLength() > 0 && a.getNetworkPrefixLength() < 31)
        .filter(a -> new Ipv4Prefix(address, a.getNetworkPrefixLength()).contains(value(a)))
        .findFirst();
  }

  private static Ipv4Address value(InterfaceAddress own) {
    return Ipv4Address.of(own.getAddress().getHostAddress());
  }

  private TargetProfile profile(NamedInterface networkInterface, Optional<InterfaceAddress> own) {
    int length =
        TargetFactory.prefixLength(
            request
                .prefixLength()
                .orElse(
                    file.prefixLength()
                        .orElse(
                            own.map(a -> (int) a.getNetworkPrefixLength())
                                .orElse(DEFAULT_PREFIX))));
    Ipv4Prefix prefix = new Ipv4Prefix(address, length);
    Ipv4Address tester =
        request
            .tester()
            .or(file::tester)
            .map(t -> TargetFactory.address("--tester-address", t))
            .or(() -> own.map(AddressTargetFactory::value))
            .orElseGet(() -> neighbour(prefix));
    if (own.map(AddressTargetFactory::value).filter(address::equals).isPresent()) {
      throw new UsageException(
          "--target "
              + address
              + " is the address of "
              + networkInterface.name()
              + " on this side; name the address of the stack behind it");
    }
    TargetFactory.requireNeighbour(tester, address, prefix);
    TargetProfile profile =
        new TargetProfile(
            file.kind(),
            address,
            prefix,
            TargetFactory.mtu(
                request
                    .mtu()
                    .orElse(
                        file.mtu()
                            .orElse(Math.min(networkInterface.mtu(), TargetFactory.GREATEST_MTU)))),
            tester,
            file.features());
    return SecondAddress.added(profile, file, request.profile());
  }

  private Ipv4Address neighbour(Ipv4Prefix prefix) {
    Ipv4Address first = prefix.zero().plus(1);
    return first.equals(address) ? first.plus(1) : first;
  }
}
