package io.echoproof.app.fuzz;

import io.echoproof.app.frame.Ipv4Layout;

/** Gives a request options: valid ones, unknown ones, broken ones (RFC 791, section 3.1). */
final class OptionMaker {
  private static final int MOST = Ipv4Layout.LONGEST_HEADER - Ipv4Layout.OPTIONS;
  private static final int NO_OPERATION = 1;
  private static final int RECORD_ROUTE = 7;
  private static final int TIMESTAMP = 68;
  private static final int STREAM_IDENTIFIER = 0x88;
  private static final int[] UNKNOWN = {0x9E, 0x19, 0x52, 0xDE, 0x5E, 0x0A, 0xFF, 0x42};
  private static final int[] SOURCE_ROUTES = {131, 137};

  private final FuzzRandom random;
  private final int own;

  OptionMaker(FuzzRandom random, int own) {
    this.random = random;
    this.own = own;
  }

  /** Inserts options that nobody may refuse: no-operation, and perhaps a stream identifier. */
  void addPlain(Draft d) {
    int to = insertNoOperations(d);
    if (random.oneIn(2)) {
      fixed(d, to - 4, 4, STREAM_IDENTIFIER, 4);
    }
  }

  private int insertNoOperations(Draft d) {
    int octets = 4 * random.between(1, MOST / 4);
    d.insertOptions(octets);
    int to = Ipv4Layout.OPTIONS + octets;
    for (int i = Ipv4Layout.OPTIONS; i < to; i++) {
      d.put8(i, NO_OPERATION);
    }
    return to;
  }

  /** Inserts options behind the fixed header of a draft whose lengths are right. */
  void add(Draft d) {
    int to = insertNoOperations(d);
    int at = Ipv4Layout.OPTIONS;
    if (random.oneIn(16)) {
      // As many as there is room for.
      while (at < to) {
        at += fixed(d, at, to - at, random.of(UNKNOWN), random.between(2, 4));
      }
    }
    for (int n = random.below(4); n > 0 && at < to; n--) {
      at += one(d, at, to - at);
    }
    if (at < to && random.oneIn(3)) {
      end(d, at, to);
    }
    if (random.oneIn(12)) {
      d.put8(Ipv4Layout.OPTIONS + random.below(to - Ipv4Layout.OPTIONS), random.nextInt());
    }
  }

  private void end(Draft d, int from, int to) {
    d.put8(from, 0);
    for (int i = from + 1; i < to; i++) {
      d.put8(i, random.oneIn(2) ? 0 : random.nextInt());
    }
  }

  /** Writes an option; answers its length, which is never more than the room. */
  private int one(Draft d, int at, int room) {
    return switch (random.below(9)) {
      case 0 -> 1;
      case 1, 2 -> recordRoute(d, at, room);
      case 3, 4 -> timestamp(d, at, room);
      case 5 -> fixed(d, at, room, STREAM_IDENTIFIER, 4);
      case 6 -> random.oneIn(2) ? fixed(d, at, room, 0x82, 11) : fixed(d, at, room, 0x94, 4);
      case 7 -> random.oneIn(3) ? sourceRoute(d, at, room) : unknown(d, at, room);
      default -> random.oneIn(3) ? broken(d, at, room) : unknown(d, at, room);
    };
  }

  private int unknown(Draft d, int at, int room) {
    return fixed(d, at, room, random.of(UNKNOWN), random.between(2, room < 2 ? 2 : room));
  }

  private int fixed(Draft d, int at, int room, int type, int length) {
    if (length > room) {
      return 1;
    }
    d.put8(at, type);
    d.put8(at + 1, length);
    for (int i = 2; i < length; i++) {
      d.put8(at + i, type == 0x94 ? 0 : random.nextInt());
    }
    return length;
  }

  private int recordRoute(Draft d, int at, int room) {
    int slots = Math.min(random.between(0, 9), (room - 3) / 4);
    if (room < 3) {
      return 1;
    }
    // A last slot that is too short, now and then.
    int odd = random.oneIn(16) ? Math.min(random.between(1, 3), room - 3 - 4 * slots) : 0;
    int length = fixed(d, at, room, RECORD_ROUTE, 3 + 4 * slots + odd);
    d.put8(at + 2, pointer(length, 4 + 4 * random.below(slots + 1)));
    return length;
  }

  private int timestamp(Draft d, int at, int room) {
    if (room < 8) {
      return 1;
    }
    int flag = random.oneIn(12) ? random.below(16) : random.of(new int[] {0, 1, 3});
    int slot = flag == 0 ? 4 : 8;
    int slots = Math.min(random.between(0, 9), (room - 4) / slot);
    int length = fixed(d, at, room, TIMESTAMP, 4 + slot * slots);
    int next = random.below(slots + 1);
    d.put8(at + 2, pointer(length, 5 + slot * next));
    d.put8(at + 3, random.below(16) << 4 | flag);
    if (flag == 3 && next < slots && random.oneIn(2)) {
      d.put32(at + 4 + slot * next, own);
    }
    return length;
  }

  /** To a slot, or out of place: within the option, right behind it, anywhere. */
  private int pointer(int length, int right) {
    if (!random.oneIn(8)) {
      return right;
    }
    return random.oneIn(2) ? random.below(length + 2) : random.below(256);
  }

  private int sourceRoute(Draft d, int at, int room) {
    int length = recordRoute(d, at, room);
    if (length > 1) {
      d.put8(at, random.of(SOURCE_ROUTES));
    }
    return length;
  }

  private int broken(Draft d, int at, int room) {
    d.put8(at, random.oneIn(2) ? random.of(UNKNOWN) : RECORD_ROUTE);
    if (room > 1) {
      d.put8(at + 1, random.oneIn(2) ? random.below(3) : random.between(room + 1, 255));
    }
    return room;
  }
}
