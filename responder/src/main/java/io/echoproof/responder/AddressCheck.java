package io.echoproof.responder;

import java.util.List;
import java.util.Optional;

/**
 * Whether a datagram is for us and from someone who can be answered (RFC 1122, section 3.2.1.3).
 * Knows the own addresses and the network of the first; all addresses as 32-bit numbers.
 */
final class AddressCheck {
  private final int ownAddress;
  private final Ipv4Network network;
  private final Ipv4Network[] further;
  private final boolean broadcast;
  private final boolean multicast;

  AddressCheck(ResponderSettings settings) {
    this.ownAddress = Ipv4Address.toInt(settings.address());
    this.network = new Ipv4Network(ownAddress, settings.prefixLength());
    List<AddressBlock> blocks = settings.furtherAddresses();
    this.further = blocks.stream().map(AddressBlock::network).toArray(Ipv4Network[]::new);
    this.broadcast = settings.has(Feature.BROADCAST);
    this.multicast = settings.has(Feature.MULTICAST);
  }

  /** Why a datagram to this destination is not answered, or nothing. */
  Optional<DropReason> destinationFault(int destination) {
    if (isOwn(destination)) {
      return Optional.empty();
    }
    if (destination == Ipv4Address.LIMITED_BROADCAST) {
      return unless(broadcast, DropReason.DESTINATION_LIMITED_BROADCAST);
    }
    if (network.isBroadcast(destination)) {
      return unless(broadcast, DropReason.DESTINATION_DIRECTED_BROADCAST);
    }
    if (network.isNetworkNumber(destination)) {
      return DropReason.DESTINATION_NETWORK_NUMBER.found();
    }
    if (Ipv4Address.isThisNetwork(destination)) {
      return DropReason.DESTINATION_THIS_NETWORK.found();
    }
    if (Ipv4Address.isLoopback(destination)) {
      return DropReason.DESTINATION_LOOPBACK.found();
    }
    if (Ipv4Address.isMulticast(destination)) {
      return unless(
          multicast && destination == Ipv4Address.ALL_HOSTS, DropReason.DESTINATION_MULTICAST);
    }
    if (Ipv4Address.isClassE(destination)) {
      return DropReason.DESTINATION_CLASS_E.found();
    }
    return DropReason.DESTINATION_NOT_OURS.found();
  }

  private static Optional<DropReason> unless(boolean allowed, DropReason reason) {
    return allowed ? Optional.empty() : reason.found();
  }

  /**
   * The specific-destination address (RFC 1122, section 3.2.1.3): the own address that was meant,
   * which the reply comes from. It is never a broadcast or multicast address.
   */
  int specificDestination(int destination) {
    return isOwn(destination) ? destination : ownAddress;
  }

  /** Why a datagram from this source is not answered, or nothing. */
  Optional<DropReason> sourceFault(int source) {
    // CVE-1999-0016: a host that answers itself may never stop doing so.
    if (isOwn(source)) {
      return DropReason.SOURCE_OWN_ADDRESS.found();
    }
    if (source == Ipv4Address.LIMITED_BROADCAST) {
      return DropReason.SOURCE_LIMITED_BROADCAST.found();
    }
    // A reply to these two would reach every host of the network: a smurf attack by source.
    if (network.isBroadcast(source)) {
      return DropReason.SOURCE_DIRECTED_BROADCAST.found();
    }
    if (network.isNetworkNumber(source)) {
      return DropReason.SOURCE_NETWORK_NUMBER.found();
    }
    if (Ipv4Address.isThisNetwork(source)) {
      return DropReason.SOURCE_THIS_NETWORK.found();
    }
    if (Ipv4Address.isLoopback(source)) {
      return DropReason.SOURCE_LOOPBACK.found();
    }
    if (Ipv4Address.isMulticast(source)) {
      return DropReason.SOURCE_MULTICAST.found();
    }
    if (Ipv4Address.isClassE(source)) {
      return DropReason.SOURCE_CLASS_E.found();
    }
    return Optional.empty();
  }

  /** Whether this is one of the own addresses. */
  boolean isOwn(int address) {
    if (address == ownAddress) {
      return true;
    }
    for (Ipv4Network block : further) {
      if (block.contains(address)) {
        return true;
      }
    }
    return false;
  }
}
