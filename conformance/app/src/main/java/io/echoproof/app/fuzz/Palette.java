package io.echoproof.app.fuzz;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.target.TargetProfile;

/** Values among which faults hide: the ends of ranges, the zeros, the addresses with a meaning. */
final class Palette {
  private static final int[] WORDS = {
    0, 1, 0xFF, 0x100, 0x0102, 0x7FFF, 0x8000, 0xF7FF, 0xF800, 0xFF00, 0xFFFE, 0xFFFF
  };
  private static final int[] FAR_AWAY = {
    0xC633_6407, 0x0808_0808, 0x0A00_0001, 0xAC10_0001, 0xC633_64FF, 0x0A00_0100, 0x0A01_FFFF
  };

  private final FuzzRandom random;
  private final int own;
  private final int tester;
  private final int network;
  private final int hosts;
  private final boolean anyAddress;
  private final int[] oddSources;
  private final int[] oddDestinations;

  Palette(FuzzSpace space, FuzzRandom random) {
    TargetProfile profile = space.profile();
    this.random = random;
    this.own = profile.address().value();
    this.tester = profile.tester().value();
    this.network = profile.testers().zero().value();
    this.hosts = Math.min(250, profile.testers().broadcast().value() - network - 1);
    this.anyAddress = space.carries(Carriage.ANY_ADDRESS);
    int broadcast = profile.prefix().broadcast().value();
    int zero = profile.prefix().zero().value();
    this.oddSources =
        new int[] {
          0,
          0x0001_0203,
          0x7F00_0001,
          0x7F09_0909,
          -1,
          0xE000_0001,
          0xEF01_0101,
          0xF000_0001,
          0xFFFF_FFFE,
          broadcast,
          zero,
          own
        };
    this.oddDestinations =
        new int[] {
          0,
          0x0001_0203,
          0x7F00_0001,
          -1,
          0xE000_0001,
          0xEF01_0101,
          0xF000_0001,
          0x0808_0808,
          broadcast,
          zero,
          own ^ 0x40,
          own + 1,
          own ^ 0x100,
          own ^ 0x8000_0000
        };
  }

  int own() {
    return own;
  }

  int tester() {
    return tester;
  }

  /** Another host: most often the tester. */
  int source() {
    int choice = random.below(20);
    if (choice == 0 && anyAddress) {
      return random.of(FAR_AWAY);
    }
    return choice < 6 ? neighbour() : tester;
  }

  /** A host of the tester's network other than the target. */
  int neighbour() {
    int address = network + 1 + random.below(hosts);
    return address == own ? tester : address;
  }

  boolean hasOddAddresses() {
    return anyAddress;
  }

  int oddSource() {
    return random.of(oddSources);
  }

  int oddDestination() {
    return random.of(oddDestinations);
  }

  /** 16 bits: often an end of a range. */
  int word() {
    return random.oneIn(3) ? random.of(WORDS) : random.below(0x10000);
  }
}
