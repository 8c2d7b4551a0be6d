package io.echoproof.app.fuzz;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.target.TargetProfile;

/** Values among which faults hide: the ends of ranges, the zeros, the addresses with a meaning. */
final class Palette {
  private static final int[] WORDS = {
    0, 1, 0xFF, 0x100, 0x0102, 0x7FFF, 0x8000, 0xF7FF, 0xF800, 0xFF00, 0xFFFE, 0xFFFF
  };
  private static final int[] FAR_AWAY = {
    0xC633_6407, 0x0808_0808, 0x0A00_0001, 0xAC10_0001, 0xC633_64FF, 0x0A00_0100, 0x0A01_FFFF
  };

  private static final int LOOPBACK = 127;

  /** Above are groups and class E. */
  private static final int LAST_UNICAST = 223;

  private final FuzzRandom random;
  private final int own;
  private final int tester;
  private final int second;
  private final int network;
  private final int mask;
  private final int hosts;
  private final boolean anyAddress;
  private final int[] oddSources;
  private final int[] oddDestinations;

  Palette(FuzzSpace space, FuzzRandom random) {
    TargetProfile profile = space.profile();
    this.random = random;
    this.own = profile.address().value();
    this.tester = profile.tester().value();
    this.second = profile.second().map(Ipv4Address::value).orElse(own);
    this.mask = ~(profile.prefix().broadcast().value() ^ profile.prefix().zero().value());
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
      return random.oneIn(2) ? random.of(FAR_AWAY) : anywhere();
    }
    return choice < 6 ? neighbour() : tester;
  }

  /** A host of the tester's network other than the target. */
  int neighbour() {
    int address = network + 1 + random.below(hosts);
    return address == own ? tester : address;
  }

  /** A host's address in another network than the target's (RFC 1122, section 3.2.1.3). */
  private int anywhere() {
    int first = 1 + random.below(LAST_UNICAST - 1);
    int address = ((first < LOOPBACK ? first : first + 1) << 24) | random.below(1 << 24);
    return ((address ^ own) & mask) == 0 ? tester : address;
  }

  boolean hasOddAddresses() {
    return anyAddress;
  }

  int oddSource() {
    return random.of(oddSources);
  }

  /** One with a meaning, a host of the target's network, or one that is a bit away from its own. */
  int oddDestination() {
    int choice = random.below(5);
    int address =
        choice == 0
            ? own ^ (1 << random.below(Integer.SIZE))
            : choice == 1 ? neighbour() : choice == 2 ? mixture() : random.of(oddDestinations);
    return address == second || address == own ? tester : address;
  }

  /**
   * One that a hash of the octets, or another order of them, takes for the own address, or a
   * broadcast address of another network.
   */
  private int mixture() {
    int one = Byte.SIZE * random.below(4);
    int other = (one + Byte.SIZE * random.between(1, 3)) % Integer.SIZE;
    int bit = 1 << random.below(Byte.SIZE);
    return switch (random.below(4)) {
      case 0 -> Integer.reverseBytes(own);
      case 1 -> own ^ (bit << one) ^ (bit << other);
      case 2 -> own + (1 << one) - (1 << other);
      default -> random.of(FAR_AWAY) | ~mask;
    };
  }

  /** 16 bits: often an end of a range. */
  int word() {
    return random.oneIn(3) ? random.of(WORDS) : random.below(0x10000);
  }
}
