package io.echoproof.responder;

import java.util.Optional;

/**
 * Whether a datagram is for us and from someone who can be answered (RFC 1122, section 3.2.1.3).
 * Knows the own address and its network; all addresses as 32-bit numbers.
 */
final class AddressCheck {
  private final int ownAddress;
  private final Ipv4Network network;

  AddressCheck(int ownAddress, int prefixLength) {
    this.ownAddress = ownAddress;
    this.network = new Ipv4Network(ownAddress, prefixLength);
  }

  /** Why a datagram to this destination is not answered, or nothing. */
  Optional<DropReason> destinationFault(int destination) {
    if (isOwn(destination)) {
      return Optional.empty();
    }
    if (destination == Ipv4Address.LIMITED_BROADCAST) {
      return DropReason.DESTINATION_LIMITED_BROADCAST.found();
    }
    if (network.isBroadcast(destination)) {
      return DropReason.DESTINATION_DIRECTED_BROADCAST.found();
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
      return DropReason.DESTINATION_MULTICAST.found();
    }
    if (Ipv4Address.isClassE(destination)) {
      return DropReason.DESTINATION_CLASS_E.found();
    }
    return DropReason.DESTINATION_NOT_OURS.found();
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

  /** Whether this is one of the own addresses; now there is one. */
  private boolean isOwn(int address) {
    return address == ownAddress;
  }
}
