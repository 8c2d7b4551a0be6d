package io.echoproof.app.oracle;

import io.echoproof.app.frame.BigEndian;
import java.util.Arrays;

/**
 * What became of an Internet Timestamp option in the reply (RFC 1122, section 3.2.2.6; RFC 791,
 * section 3.1): the target has put its stamp into the next slot, and perhaps into one more when it
 * sent the reply.
 */
final class ReplyStampRules {
  private static final int POINTER = 2;
  private static final int OVERFLOW_AND_FLAG = 3;
  private static final int DATA = 4;
  private static final int ADDRESS = 4;
  private static final int STAMP = 4;
  private static final int PRESPECIFIED = 3;
  private static final int DAY_MILLIS = 86_400_000;

  /** On reception and on sending. */
  private static final int TIMES_AT_MOST = 2;

  private final int own;

  ReplyStampRules(int own) {
    this.own = own;
  }

  /**
   * Compares the option that was asked for, which is in order, with that of the reply, which is as
   * long.
   */
  Disagreement check(byte[] asked, int askedAt, byte[] seen, int seenAt) {
    int length = BigEndian.u8(asked, askedAt + 1);
    int pointer = BigEndian.u8(asked, askedAt + POINTER);
    int flag = BigEndian.u8(asked, askedAt + OVERFLOW_AND_FLAG) & 0xF;
    if ((BigEndian.u8(seen, seenAt + OVERFLOW_AND_FLAG) & 0xF) != flag) {
      return wrong(flag, "the flag was changed");
    }
    int missed = overflow(seen, seenAt) - overflow(asked, askedAt);
    boolean same =
        BigEndian.u8(seen, seenAt + POINTER) == pointer
            && isSame(asked, askedAt, seen, seenAt, DATA, length);
    if (pointer > length) {
      // A prespecified list that is full may just not have the target in it.
      int least = flag == PRESPECIFIED ? 0 : 1;
      return same && missed >= least && missed <= TIMES_AT_MOST
          ? Disagreement.NONE
          : Disagreement.wrong("OPT-13", "full, and overflow counted by " + missed);
    }
    if (flag == PRESPECIFIED && BigEndian.s32(asked, askedAt + pointer - 1) != own) {
      return same && missed == 0
          ? Disagreement.NONE
          : wrong(flag, "changed although another address is next");
    }
    return stamped(asked, askedAt, seen, seenAt, missed);
  }

  private Disagreement stamped(byte[] asked, int askedAt, byte[] seen, int seenAt, int missed) {
    int length = BigEndian.u8(asked, askedAt + 1);
    int pointer = BigEndian.u8(asked, askedAt + POINTER);
    int flag = BigEndian.u8(asked, askedAt + OVERFLOW_AND_FLAG) & 0xF;
    int slot = flag == 0 ? STAMP : ADDRESS + STAMP;
    int advance = BigEndian.u8(seen, seenAt + POINTER) - pointer;
    // A pointer counts the option's octets from one (RFC 791, section 3.1).
    int from = pointer - 1;
    int to = from + advance;
    if (advance < slot || advance > TIMES_AT_MOST * slot || advance % slot != 0 || to > length) {
      return wrong(flag, "the pointer went from " + pointer + " by " + advance);
    }
    // Where it stamps twice and there was room for one, it counts the other.
    if (missed != 0 && (missed != 1 || to < length)) {
      return wrong(flag, "overflow counted by " + missed + " although there was room");
    }
    for (int at = from; at < to; at += slot) {
      if (flag != 0 && BigEndian.s32(seen, seenAt + at) != own) {
        return wrong(flag, "a stamp has not the target's address");
      }
      // Who has no standard time sets the high bit.
      if (BigEndian.s32(seen, seenAt + at + slot - STAMP) >= DAY_MILLIS) {
        return wrong(flag, "a stamp is no time of day");
      }
    }
    return isSame(asked, askedAt, seen, seenAt, DATA, from)
            && isSame(asked, askedAt, seen, seenAt, to, length)
        ? Disagreement.NONE
        : wrong(flag, "another slot was changed");
  }

  private static int overflow(byte[] octets, int at) {
    return BigEndian.u8(octets, at + OVERFLOW_AND_FLAG) >>> 4;
  }

  private static boolean isSame(
      byte[] asked, int askedAt, byte[] seen, int seenAt, int from, int to) {
    return Arrays.equals(asked, askedAt + from, askedAt + to, seen, seenAt + from, seenAt + to);
  }

  private static Disagreement wrong(int flag, String what) {
    String row =
        switch (flag) {
          case 0 -> "OPT-10";
          case 1 -> "OPT-11";
          default -> "OPT-12";
        };
    return Disagreement.wrong(row, "timestamp option: " + what);
  }
}
