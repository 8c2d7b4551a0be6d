package io.echoproof.app.oracle;

import io.echoproof.app.frame.BigEndian;
import java.util.Arrays;

/**
 * What became of a record route in the reply (RFC 1122, section 3.2.2.6; RFC 791, section 3.1): the
 * target has put its address into the next slot, and perhaps into one more when it sent the reply.
 */
final class ReplyRouteRules {
  private static final int POINTER = 2;
  private static final int DATA = 3;
  private static final int SLOT = 4;

  /** On reception and on sending. */
  private static final int ENTRIES_AT_MOST = 2;

  private final int own;

  ReplyRouteRules(int own) {
    this.own = own;
  }

  /**
   * Compares the option that was asked for, which is in order, with that of the reply, which is as
   * long.
   */
  Disagreement check(byte[] asked, int askedAt, byte[] seen, int seenAt) {
    int length = BigEndian.u8(asked, askedAt + 1);
    int pointer = BigEndian.u8(asked, askedAt + POINTER);
    if (pointer > length) {
      return Arrays.equals(asked, askedAt, askedAt + length, seen, seenAt, seenAt + length)
          ? Disagreement.NONE
          : Disagreement.wrong("OPT-06", "a full record route was changed");
    }
    int advance = BigEndian.u8(seen, seenAt + POINTER) - pointer;
    // A pointer counts the option's octets from one (RFC 791, section 3.1).
    int from = pointer - 1;
    int to = from + advance;
    if (advance < SLOT || advance > ENTRIES_AT_MOST * SLOT || advance % SLOT != 0 || to > length) {
      return wrong("the record route's pointer went from " + pointer + " by " + advance);
    }
    for (int at = from; at < to; at += SLOT) {
      if (BigEndian.s32(seen, seenAt + at) != own) {
        return wrong("the record route does not have the target's address next");
      }
    }
    return isSame(asked, askedAt, seen, seenAt, DATA, from)
            && isSame(asked, askedAt, seen, seenAt, to, length)
        ? Disagreement.NONE
        : wrong("another slot of the record route was changed");
  }

  private static boolean isSame(
      byte[] asked, int askedAt, byte[] seen, int seenAt, int from, int to) {
    return Arrays.equals(asked, askedAt + from, askedAt + to, seen, seenAt + from, seenAt + to);
  }

  private static Disagreement wrong(String what) {
    return Disagreement.wrong("OPT-04", what);
  }
}
