package io.echoproof.app.fuzz;

import io.echoproof.app.frame.IcmpLayout;
import io.echoproof.app.frame.InternetSum;
import io.echoproof.app.frame.Ipv4Layout;

/**
 * Makes sequences of fragments: whole ones in every order, and ones with a fault in them. Faulty
 * ones leave the target with something that may stay there, so they are made only while there is
 * room.
 */
final class FragmentMaker {
  private static final int UNIT = Ipv4Layout.OFFSET_UNIT;
  private static final int COPIED = 0x80;

  /** Nobody answers these: an echo reply, and types that are not assigned. */
  private static final int[] OTHER_TYPES = {0, 44, 200, 255};

  private static final int LARGEST_PAYLOAD = 0xFFFF - Ipv4Layout.LONGEST_HEADER;

  private final FuzzSpace space;
  private final FuzzRandom random;
  private final EchoMaker echoes;
  private final OptionMaker options;
  private final Draft whole = new Draft();
  private final Draft part = new Draft();
  private int identification;

  FragmentMaker(FuzzSpace space, Palette palette, EchoMaker echoes, FuzzRandom random) {
    this.space = space;
    this.random = random;
    this.echoes = echoes;
    this.options = new OptionMaker(random, palette.own());
    this.identification = random.below(0x10000);
  }

  /**
   * Makes a sequence.
   *
   * @param queue takes its frames
   * @param mayStayOpen whether fragments may be left with the target
   */
  void make(FrameQueue queue, boolean mayStayOpen) {
    queue.clear();
    makeWhole(mayStayOpen);
    split(queue);
    if (queue.size() > 1 && !random.oneIn(3)) {
      queue.reorder(random);
    }
    if (queue.size() > 1 && random.oneIn(4)) {
      // Behind the last one it would begin a datagram that never becomes complete.
      boolean behind = mayStayOpen && random.oneIn(4);
      queue.repeat(random.below(queue.size() - 1), behind ? queue.size() : queue.size() - 1);
    }
    if (mayStayOpen && queue.size() > 1 && random.oneIn(3)) {
      spoil(queue);
    }
  }

  private void makeWhole(boolean mayStayOpen) {
    echoes.make(whole, dataLength());
    if (random.oneIn(4)) {
      whole.put8(Ipv4Layout.TOS, random.nextInt() & Ipv4Layout.DSCP_MASK);
    }
    if (random.oneIn(6)) {
      // Who refuses a fragment for its options keeps the others.
      if (mayStayOpen) {
        options.add(whole);
      } else {
        options.addPlain(whole);
      }
    }
    if (random.oneIn(16)) {
      requestInside();
    }
    if (random.oneIn(16)) {
      whole.put8(whole.headerLength(), random.of(OTHER_TYPES));
    }
    whole.sealMessage();
    if (random.oneIn(16)) {
      int at = whole.headerLength() + random.below(whole.length - whole.headerLength());
      whole.put8(at, whole.u8(at) ^ 1 << random.below(8));
    }
    if (random.oneIn(8)) {
      whole.put8(Ipv4Layout.TTL, random.below(3));
    }
    identification = identification + 1 & 0xFFFF;
    // 0 is an identification like any other.
    whole.put16(Ipv4Layout.IDENTIFICATION, random.oneIn(64) ? 0 : identification);
    whole.put16(Ipv4Layout.FLAGS_AND_OFFSET, 0);
  }

  /** The end of the data is a request itself, for whoever takes a later fragment for a message. */
  private void requestInside() {
    int data = whole.headerLength() + UNIT;
    int units = (whole.length - data) / UNIT;
    if (units > 0) {
      int at = data + UNIT * random.below(units);
      whole.put16(at, IcmpLayout.ECHO_REQUEST << 8);
      InternetSum.set(whole.array, at + IcmpLayout.CHECKSUM, at, whole.length);
    }
  }

  private int dataLength() {
    int choice = random.below(100);
    if (choice < 60) {
      return random.between(1, 100);
    }
    if (choice < 90) {
      return random.between(101, 1600);
    }
    return random.oneIn(100) ? random.between(8000, 65_460) : random.between(1473, 8000);
  }

  /** Into fragments of one size, or of any. */
  private void split(FrameQueue queue) {
    int payload = Math.min(whole.length - whole.headerLength(), LARGEST_PAYLOAD);
    int most = (space.profile().mtu() - Ipv4Layout.LONGEST_HEADER) / UNIT;
    int least = payload > 2000 ? most / 2 + 1 : 1;
    boolean even = random.oneIn(2);
    int units = random.between(least, Math.max(least, Math.min(most, payload / UNIT + 1)));
    for (int at = 0; at < payload; ) {
      int step = UNIT * (even ? units : random.between(least, Math.max(least, units)));
      int length = Math.min(step, payload - at);
      fragment(at, length, at + length < payload);
      queue.add(part.array, part.length);
      at += length;
    }
  }

  private void fragment(int at, int length, boolean more) {
    int header = at == 0 ? whole.headerLength() : copiedHeader();
    System.arraycopy(whole.array, 0, part.array, 0, header);
    System.arraycopy(whole.array, whole.headerLength() + at, part.array, header, length);
    part.length = header + length;
    part.put8(0, 0x40 | header / 4);
    part.put16(Ipv4Layout.TOTAL_LENGTH, part.length);
    part.put16(Ipv4Layout.FLAGS_AND_OFFSET, at / UNIT | (more ? Ipv4Layout.MORE_FRAGMENTS : 0));
    part.sealHeader();
  }

  /** All options, if the first says that it is to be on every fragment; else none. */
  private int copiedHeader() {
    boolean copied =
        whole.headerLength() > Ipv4Layout.OPTIONS && (whole.u8(Ipv4Layout.OPTIONS) & COPIED) != 0;
    return copied ? whole.headerLength() : Ipv4Layout.OPTIONS;
  }

  private void spoil(FrameQueue queue) {
    int index = random.below(queue.size());
    byte[] frame = queue.get(index);
    part.copyFrom(frame, frame.length);
    int flags = part.u16(Ipv4Layout.FLAGS_AND_OFFSET);
    int offset = flags & Ipv4Layout.OFFSET_MASK;
    int more = flags & Ipv4Layout.MORE_FRAGMENTS;
    switch (random.below(12)) {
      case 0 -> queue.remove(index);
      case 1 -> part.put8(Ipv4Layout.TOS, random.below(4));
      case 2 -> part.put16(Ipv4Layout.FLAGS_AND_OFFSET, flags | Ipv4Layout.DONT_FRAGMENT);
      case 3 -> part.put16(Ipv4Layout.FLAGS_AND_OFFSET, Math.max(0, offset - 1) | more);
      case 4 -> part.put16(Ipv4Layout.FLAGS_AND_OFFSET, (offset + 1 & 0x1FFF) | more);
      case 5 -> part.put16(Ipv4Layout.FLAGS_AND_OFFSET, Ipv4Layout.OFFSET_MASK | more);
      case 6 -> part.put16(Ipv4Layout.FLAGS_AND_OFFSET, flags ^ Ipv4Layout.MORE_FRAGMENTS);
      case 7 -> part.put16(Ipv4Layout.IDENTIFICATION, identification + 1);
      case 8 -> part.put8(Ipv4Layout.PROTOCOL, 17);
      case 9 -> shorten();
      case 10 -> part.put8(part.length - 1, part.u8(part.length - 1) ^ 0x55);
      default -> part.put8(Ipv4Layout.TTL, random.below(256));
    }
    part.sealHeader();
    if (index < queue.size()) {
      // Beside the right one, or in its place.
      if (random.oneIn(2)) {
        queue.add(part.array, part.length);
      } else {
        queue.replace(index, part.array, part.length);
      }
    }
  }

  private void shorten() {
    int payload = part.length - part.headerLength();
    part.length -= random.below(Math.min(payload, UNIT) + 1);
    part.put16(Ipv4Layout.TOTAL_LENGTH, part.length);
  }
}
