package io.echoproof.app.fuzz;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.IcmpLayout;
import io.echoproof.app.frame.InternetSum;
import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.conformance.link.Carriage;

/** Changes one thing of a valid request, and repairs the checksums or leaves them. */
final class Mutator {
  private static final int[] TYPES = {
    0, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 13, 14, 15, 16, 17, 18, 30, 37, 40, 42, 43, 253, 255
  };
  private static final int PROTOCOL_ICMPV6 = 58;
  private static final int[] PROTOCOLS = {0, 2, 4, 6, 17, 41, 47, 50, 58, 253, 255};

  private final FuzzSpace space;
  private final FuzzRandom random;
  private final Palette palette;
  private final OptionMaker options;

  Mutator(FuzzSpace space, Palette palette, FuzzRandom random) {
    this.space = space;
    this.random = random;
    this.palette = palette;
    this.options = new OptionMaker(random, palette.own());
  }

  /** Mutates a sealed request that has no options. */
  void mutate(Draft d) {
    once(d);
    // What is for others, or from nobody, is wrong in a second way: who answers the first is wrong.
    if (random.oneIn(8) && d.length >= Ipv4Layout.OPTIONS) {
      addresses(d);
    }
  }

  private void once(Draft d) {
    switch (random.below(20)) {
      case 0, 1 -> brokenHeader(d);
      case 2, 3 -> addresses(d);
      case 4, 5 -> type(d);
      case 6 -> code(d);
      case 7, 8, 9 -> checksum(d);
      case 10, 11, 12 -> options(d);
      case 13 -> shortMessage(d);
      case 14 -> trailer(d);
      case 15 -> truncate(d);
      case 16 -> headerChecksum(d);
      case 17 -> protocol(d);
      case 18 -> reserved(d);
      default -> bits(d);
    }
  }

  private void options(Draft d) {
    if (d.length + 40 <= space.longestFrame()) {
      options.add(d);
      d.seal();
      if (random.oneIn(8)) {
        // Sums that end at the fixed header, or begin there.
        int bit = random.below(8 * d.headerLength());
        d.put8(bit / 8, d.u8(bit / 8) ^ 0x80 >> bit % 8);
      } else if (random.oneIn(8)) {
        checksum(d);
      } else if (random.oneIn(16)) {
        // Who has the type from where it is without options, or looks at it there only.
        d.put8(d.headerLength(), random.oneIn(2) ? 0 : random.between(44, 255));
        d.sealMessage();
      }
    }
  }

  private void brokenHeader(Draft d) {
    if (!space.carries(Carriage.BROKEN_HEADER)) {
      return;
    }
    switch (random.below(4)) {
      case 0 -> {
        if (space.carries(Carriage.OTHER_VERSION)) {
          d.put8(0, (random.below(16) << 4) | (d.u8(0) & 0xF));
        }
      }
      case 1 -> d.put8(0, (d.u8(0) & 0xF0) | random.below(16));
      case 2 -> d.put16(Ipv4Layout.TOTAL_LENGTH, random.below(d.length + 9));
      default -> d.put16(Ipv4Layout.TOTAL_LENGTH, palette.word());
    }
    if (!random.oneIn(4)) {
      d.sealHeader();
    }
  }

  private void addresses(Draft d) {
    if (!palette.hasOddAddresses()) {
      return;
    }
    if (random.oneIn(2)) {
      d.put32(Ipv4Layout.SOURCE, palette.oddSource());
    } else {
      d.put32(Ipv4Layout.DESTINATION, palette.oddDestination());
    }
    d.sealHeader();
  }

  private void type(Draft d) {
    int type = random.oneIn(4) ? random.below(256) : random.of(TYPES);
    d.put8(d.headerLength(), type);
    if (random.oneIn(4)) {
      d.put8(d.headerLength() + IcmpLayout.CODE, random.below(16));
    }
    if (IcmpLayout.isError(type) && random.oneIn(2)) {
      quote(d);
    }
    if (type == IcmpLayout.DESTINATION_UNREACHABLE && random.oneIn(4)) {
      // Fragmentation Needed with a small next-hop MTU (RFC 1191, section 4).
      d.put8(d.headerLength() + IcmpLayout.CODE, 4);
      d.put32(d.headerLength() + IcmpLayout.IDENTIFIER, random.below(80));
    }
    boolean timestamp = type == IcmpLayout.TIMESTAMP && d.length > 40 && !random.oneIn(4);
    if (timestamp) {
      d.length = Ipv4Layout.OPTIONS + IcmpLayout.TIMESTAMP_LENGTH;
      d.put16(Ipv4Layout.TOTAL_LENGTH, d.length);
    }
    d.seal();
    if (random.oneIn(16)) {
      d.put16(d.headerLength() + IcmpLayout.CHECKSUM, palette.word());
    }
  }

  /**
   * An error quotes what the target has sent (RFC 792): a reply to where this frame is from. Now
   * and then it is a request from there, which nobody must take for one that has come.
   */
  private void quote(Draft d) {
    int at = d.headerLength() + IcmpLayout.DATA;
    int message = at + Ipv4Layout.OPTIONS;
    boolean isRequest = random.oneIn(8);
    d.put32(at, 0x4500_0000 | (Ipv4Layout.OPTIONS + IcmpLayout.DATA));
    d.put32(at + Ipv4Layout.IDENTIFICATION, palette.word() << 16);
    d.put32(at + Ipv4Layout.TTL, 0x4001_0000);
    int peer = BigEndian.s32(d.array, Ipv4Layout.SOURCE);
    d.put32(at + Ipv4Layout.SOURCE, isRequest ? peer : palette.own());
    d.put32(at + Ipv4Layout.DESTINATION, isRequest ? palette.own() : peer);
    InternetSum.set(d.array, at + Ipv4Layout.HEADER_CHECKSUM, at, message);
    d.put32(message, isRequest ? IcmpLayout.ECHO_REQUEST << 24 : 0);
    d.put16(message + IcmpLayout.IDENTIFIER, palette.word());
    d.put16(message + IcmpLayout.SEQUENCE_NUMBER, palette.word());
    InternetSum.set(d.array, message + IcmpLayout.CHECKSUM, message, message + IcmpLayout.DATA);
    d.length = random.oneIn(4) ? at + random.below(28) : message + IcmpLayout.DATA;
    d.put16(Ipv4Layout.TOTAL_LENGTH, d.length);
  }

  private void code(Draft d) {
    d.put8(d.headerLength() + IcmpLayout.CODE, random.below(256));
    d.sealMessage();
  }

  private void checksum(Draft d) {
    int at = d.headerLength() + IcmpLayout.CHECKSUM;
    int right = d.u16(at);
    switch (random.below(7)) {
      case 0 -> d.put16(at, 0);
      case 1 -> d.put16(at, 0xFFFF);
      case 2 -> d.put16(at, Short.reverseBytes((short) right));
      case 3 -> d.put16(at, right ^ 1 << random.below(16));
      case 4 -> d.put16(at, ~right);
      case 5 -> pseudoHeader(d, at);
      default -> {
        int index = d.headerLength() + random.below(d.length - d.headerLength());
        d.put8(index, d.u8(index) ^ 1 << random.below(8));
      }
    }
  }

  /** A checksum over a pseudo header too, as UDP has it and ICMPv6 (RFC 8200, section 8.1). */
  private void pseudoHeader(Draft d, int at) {
    d.put16(at, 0);
    int message = d.headerLength();
    long sum = InternetSum.of(d.array, message, d.end());
    sum += InternetSum.of(d.array, Ipv4Layout.SOURCE, Ipv4Layout.OPTIONS);
    sum += d.end() - message;
    sum += random.oneIn(4) ? PROTOCOL_ICMPV6 : Ipv4Layout.PROTOCOL_ICMP;
    d.put16(at, ~InternetSum.fold(sum));
  }

  private void shortMessage(Draft d) {
    d.length = Ipv4Layout.OPTIONS + random.below(IcmpLayout.DATA);
    d.put16(Ipv4Layout.TOTAL_LENGTH, d.length);
    d.seal();
  }

  private void trailer(Draft d) {
    if (space.carries(Carriage.TRAILER)) {
      int more = random.oneIn(8) ? random.between(9, 1000) : random.between(1, 8);
      int to = Math.min(space.longestFrame(), d.length + more);
      int value = random.oneIn(2) ? 0xA5 : random.nextInt();
      while (d.length < to) {
        d.put8(d.length++, value);
      }
    }
  }

  private void truncate(Draft d) {
    if (space.carries(Carriage.SHORT_FRAME) && space.carries(Carriage.BROKEN_HEADER)) {
      d.length = random.oneIn(2) ? random.below(21) : random.below(d.length);
      if (d.length == 0 && !space.carries(Carriage.EMPTY_FRAME)) {
        d.length = 1;
      }
    }
  }

  private void headerChecksum(Draft d) {
    if (!space.carries(Carriage.BROKEN_HEADER)) {
      return;
    }
    int at = Ipv4Layout.HEADER_CHECKSUM;
    switch (random.below(5)) {
      case 0 -> d.put16(at, 0);
      case 1 -> d.put16(at, 0xFFFF);
      case 2 -> d.put16(at, Short.reverseBytes((short) d.u16(at)));
      case 3 -> minusZero(d);
      default -> {
        int bit = random.below(8 * Ipv4Layout.OPTIONS);
        d.put8(bit / 8, d.u8(bit / 8) ^ 0x80 >> bit % 8);
      }
    }
  }

  /** A header whose right checksum is 0000, with either zero (RFC 1624, section 3). */
  private void minusZero(Draft d) {
    d.put16(Ipv4Layout.HEADER_CHECKSUM, 0);
    d.put16(Ipv4Layout.IDENTIFICATION, 0);
    int sum = InternetSum.of(d.array, 0, Ipv4Layout.OPTIONS);
    d.put16(Ipv4Layout.IDENTIFICATION, ~sum);
    d.put16(Ipv4Layout.HEADER_CHECKSUM, random.oneIn(2) ? 0 : 0xFFFF);
  }

  private void protocol(Draft d) {
    d.put8(Ipv4Layout.PROTOCOL, random.oneIn(4) ? random.below(256) : random.of(PROTOCOLS));
    d.sealHeader();
  }

  private void reserved(Draft d) {
    if (space.carries(Carriage.BROKEN_HEADER)) {
      int flags = BigEndian.u16(d.array, Ipv4Layout.FLAGS_AND_OFFSET);
      d.put16(Ipv4Layout.FLAGS_AND_OFFSET, flags | Ipv4Layout.RESERVED);
      d.sealHeader();
    }
  }

  private void bits(Draft d) {
    if (space.carries(Carriage.BROKEN_HEADER) && space.carries(Carriage.OTHER_VERSION)) {
      for (int n = random.between(1, 3); n > 0; n--) {
        int bit = random.below(8 * d.length);
        d.put8(bit / 8, d.u8(bit / 8) ^ 0x80 >> bit % 8);
      }
      if (random.oneIn(3)) {
        d.sealHeader();
      }
    }
  }
}
