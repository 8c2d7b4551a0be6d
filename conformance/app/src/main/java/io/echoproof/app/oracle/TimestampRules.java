package io.echoproof.app.oracle;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.IcmpLayout;
import io.echoproof.app.frame.InternetSum;
import java.util.Arrays;

/**
 * Whether a timestamp reply is right (RFC 792, pages 16 and 17; RFC 1122, section 3.2.2.8). What
 * time it is for the target nobody has to know: its clock has to go as fast as time does.
 */
final class TimestampRules {
  private static final int ORIGINATE = 8;
  private static final int RECEIVE = 12;
  private static final int TRANSMIT = 16;
  private static final int DAY_MILLIS = 86_400_000;

  /** RFC 1122: right to within a few minutes. */
  private static final int FEW_MINUTES = 300_000;

  private static final int NANOS = 1_000_000;

  private final boolean standardOnly;
  private boolean timeKnown;
  private int firstTime;
  private long firstNanos;

  TimestampRules(FreeChoices choices) {
    standardOnly = choices.steadyHeader();
  }

  Disagreement check(Expectation e, Reply r) {
    if (r.type() != IcmpLayout.TIMESTAMP_REPLY
        || r.messageLength < IcmpLayout.TIMESTAMP_LENGTH
        || BigEndian.u8(r.message, r.messageFrom + IcmpLayout.CODE) != 0) {
      return wrong("TSP-02", "no timestamp reply of code 0: type " + r.type());
    }
    int at =
        Arrays.mismatch(
            r.message,
            r.messageFrom + IcmpLayout.IDENTIFIER,
            r.messageFrom + ORIGINATE + 4,
            e.message,
            e.messageFrom + IcmpLayout.IDENTIFIER,
            e.messageFrom + ORIGINATE + 4);
    if (at >= 0) {
      return wrong("TSP-02", "octet " + (at + IcmpLayout.IDENTIFIER) + " is not the request's");
    }
    if (!InternetSum.verifies(r.message, r.messageFrom, r.messageFrom + r.messageLength)) {
      return wrong("TSP-02", "the timestamp reply's checksum is wrong");
    }
    int receive = BigEndian.s32(r.message, r.messageFrom + RECEIVE);
    int transmit = BigEndian.s32(r.message, r.messageFrom + TRANSMIT);
    // A negative number has the high bit, which says that it is no standard time.
    if (receive >= DAY_MILLIS || transmit >= DAY_MILLIS) {
      return wrong(
          "TSP-03", "receive " + receive + ", transmit " + transmit + " ms since midnight");
    }
    if (standardOnly && (receive < 0 || transmit < 0)) {
      return wrong("TSP-04", "times that say that they are not standard");
    }
    boolean backwards = receive >= 0 && transmit >= 0 && transmit < receive;
    boolean midnight = receive - transmit > DAY_MILLIS / 2;
    if (backwards && !midnight) {
      return wrong("TSP-05", "transmit " + transmit + " is before receive " + receive);
    }
    return receive < 0 ? Disagreement.NONE : pace(receive, e.nanoTime);
  }

  private Disagreement pace(int receive, long now) {
    if (!timeKnown) {
      timeKnown = true;
      firstTime = receive;
      firstNanos = now;
      return Disagreement.NONE;
    }
    int expected = (int) ((firstTime + (now - firstNanos) / NANOS) % DAY_MILLIS);
    int apart = Math.floorMod(receive - expected, DAY_MILLIS);
    return Math.min(apart, DAY_MILLIS - apart) <= FEW_MINUTES
        ? Disagreement.NONE
        : wrong("TSP-03", "receive " + receive + " when it has to be about " + expected);
  }

  private static Disagreement wrong(String requirement, String what) {
    return Disagreement.wrong(requirement, what);
  }
}
