package io.echoproof.app.oracle;

import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Prefix;

/** Who may be asked and who may ask (RFC 1122, sections 3.2.1.3, 3.2.2.6 and 3.3.6). */
final class AddressRules {
  private static final int LIMITED_BROADCAST = -1;
  private static final int LOOPBACK = 127;
  private static final int ALL_HOSTS = 0xE000_0001;
  private static final int MULTICAST = 0xE;
  private static final int CLASS_E = 0xF;

  private final int own;
  private final boolean hasBroadcast;
  private final int broadcast;
  private final int zero;

  AddressRules(Ipv4Address own, Ipv4Prefix prefix) {
    this.own = own.value();
    this.hasBroadcast = prefix.hasBroadcast();
    this.broadcast = prefix.broadcast().value();
    this.zero = prefix.zero().value();
  }

  /** What the destination decides; {@link Rule#UNDECIDED} for the target's own address. */
  Rule destination(int address) {
    if (address == own) {
      return Rule.UNDECIDED;
    }
    if (address == LIMITED_BROADCAST) {
      return Rule.ADR_04;
    }
    if (hasBroadcast && address == broadcast) {
      return Rule.ADR_05;
    }
    if (address == 0 || (hasBroadcast && address == zero)) {
      return Rule.ADR_06;
    }
    if (address >>> 24 == LOOPBACK) {
      return Rule.ADR_10;
    }
    if (address >>> 28 == MULTICAST) {
      return address == ALL_HOSTS ? Rule.ADR_07 : Rule.ADR_08;
    }
    return address >>> 28 == CLASS_E || address >>> 24 == 0 ? Rule.ADR_11 : Rule.ADR_03;
  }

  /** What the source decides; {@link Rule#UNDECIDED} for another host's unicast address. */
  Rule source(int address) {
    if (address == own) {
      return Rule.ADR_19;
    }
    if (address == LIMITED_BROADCAST) {
      return Rule.ADR_13;
    }
    if (hasBroadcast && address == broadcast) {
      return Rule.ADR_14;
    }
    if (hasBroadcast && address == zero) {
      return Rule.ADR_18;
    }
    if (address >>> 24 == 0) {
      return address == 0 ? Rule.ADR_16 : Rule.ADR_18_FREE;
    }
    if (address >>> 24 == LOOPBACK) {
      return Rule.ADR_12;
    }
    if (address >>> 28 == MULTICAST) {
      return Rule.ADR_15;
    }
    return address >>> 28 == CLASS_E ? Rule.ADR_17 : Rule.UNDECIDED;
  }
}
