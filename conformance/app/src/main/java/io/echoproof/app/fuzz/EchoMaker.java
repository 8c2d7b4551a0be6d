package io.echoproof.app.fuzz;

import io.echoproof.app.frame.IcmpLayout;
import io.echoproof.app.frame.InternetSum;
import io.echoproof.app.frame.Ipv4Layout;
import java.util.Arrays;

/** Makes valid echo requests of all sizes and contents, sums and field values. */
final class EchoMaker {
  private static final int POOL = 1 << 17;
  private static final int LARGEST_DATA = 0xFFFF - Ipv4Layout.OPTIONS - IcmpLayout.DATA;

  /** Checksums at whose ends incremental updates and carries go wrong (RFC 1624, section 3). */
  private static final int[] CORNER_CHECKSUMS = {
    0, 1, 0x00FF, 0x0100, 0x07FF, 0x0800, 0x0801, 0xF7FE, 0xF7FF, 0xF800, 0xFFFE
  };

  private final FuzzRandom random;
  private final Palette palette;
  private final int mtu;
  private final int largestData;
  private final byte[] pool = new byte[POOL];

  EchoMaker(FuzzSpace space, Palette palette, FuzzRandom random) {
    this.random = random;
    this.palette = palette;
    this.mtu = space.profile().mtu();
    this.largestData = space.longestFrame() - Ipv4Layout.OPTIONS - IcmpLayout.DATA;
    for (int i = 0; i < POOL; i++) {
      pool[i] = (byte) random.nextInt();
    }
  }

  /** A request that has to be answered, as far as only its own content counts. */
  void make(Draft d) {
    make(d, Math.min(dataLength(), largestData));
    fields(d);
    d.seal();
    if (random.oneIn(16)) {
      corner(d);
    }
  }

  /** A request of that many octets of data; sealed when the caller has finished with it. */
  void make(Draft d, int data) {
    int length = Math.min(data, LARGEST_DATA);
    d.header(palette.source(), palette.own(), Ipv4Layout.PROTOCOL_ICMP, IcmpLayout.DATA + length);
    d.put16(Ipv4Layout.IDENTIFICATION, palette.word());
    int message = Ipv4Layout.OPTIONS;
    d.put16(message, IcmpLayout.ECHO_REQUEST << 8);
    d.put16(message + IcmpLayout.CHECKSUM, 0);
    d.put16(message + IcmpLayout.IDENTIFIER, palette.word());
    d.put16(message + IcmpLayout.SEQUENCE_NUMBER, palette.word());
    if (random.oneIn(64)) {
      // Any value: the ends of ranges would make keys that are not rare.
      d.put32(message + IcmpLayout.IDENTIFIER, 0x1_0001 * random.below(0x10000));
    }
    fill(d, message + IcmpLayout.DATA, d.length);
  }

  private int dataLength() {
    int choice = random.below(1000);
    if (choice < 400) {
      return random.below(17);
    }
    if (choice < 750) {
      return random.between(17, 64);
    }
    if (choice < 930) {
      return random.between(65, 256);
    }
    if (choice < 980) {
      return random.between(257, Math.max(257, mtu - 28));
    }
    if (choice < 998) {
      return Math.max(0, mtu - 28 + random.between(-3, 3));
    }
    if (random.oneIn(20)) {
      return random.oneIn(8) ? LARGEST_DATA : random.between(1473, LARGEST_DATA);
    }
    return random.between(1473, 4000);
  }

  private void fill(Draft d, int from, int to) {
    switch (random.below(12)) {
      case 0 -> {
        Arrays.fill(d.array, from, to, (byte) 0);
        if (random.oneIn(2)) {
          d.put32(from - IcmpLayout.DATA + IcmpLayout.IDENTIFIER, 0);
        }
      }
      case 1 -> Arrays.fill(d.array, from, to, (byte) 0xFF);
      case 2 -> {
        for (int i = from; i < to; i++) {
          d.array[i] = (byte) (i - from);
        }
      }
      case 3 -> Arrays.fill(d.array, from, to, (byte) random.nextInt());
      default -> System.arraycopy(pool, random.below(POOL - (to - from)), d.array, from, to - from);
    }
  }

  /** Fields of the header that must not matter. */
  private void fields(Draft d) {
    if (random.oneIn(2)) {
      d.put8(Ipv4Layout.TOS, random.nextInt());
    }
    if (random.oneIn(4)) {
      d.put8(Ipv4Layout.TTL, random.oneIn(3) ? random.below(2) : random.below(256));
    }
    if (random.oneIn(4)) {
      d.put16(Ipv4Layout.FLAGS_AND_OFFSET, Ipv4Layout.DONT_FRAGMENT);
    }
  }

  /** Changes the identifier so that the ICMP checksum becomes one of the corners. */
  private void corner(Draft d) {
    int message = d.headerLength();
    int wanted = random.of(CORNER_CHECKSUMS);
    d.put16(message + IcmpLayout.CHECKSUM, 0);
    d.put16(message + IcmpLayout.IDENTIFIER, 0);
    int sum = InternetSum.of(d.array, message, d.end());
    int identifier = InternetSum.fold((~wanted & 0xFFFFL) + (~sum & 0xFFFF));
    d.put16(message + IcmpLayout.IDENTIFIER, identifier);
    d.sealMessage();
  }
}
