package io.echoproof.app.oracle;

import io.echoproof.app.frame.BigEndian;
import java.util.Arrays;

/** The options of a reply (RFC 1122, section 3.2.2.6; RFC 791, section 3.1). */
final class ReplyOptionRules {
  private static final int POINTER = 2;
  private static final int FLAG = 3;
  private static final int SLOT = 4;
  private static final int MISSING = -1;

  private final int own;
  private final boolean recordRoute;
  private final boolean timestamp;

  ReplyOptionRules(OracleSettings settings) {
    own = settings.address();
    recordRoute = settings.offers(OracleSettings.RECORD_ROUTE);
    timestamp = settings.offers(OracleSettings.TIMESTAMP_OPTION);
  }

  Disagreement check(Expectation e, Reply r) {
    if (e.optionsLength == 0) {
      return r.optionsLength == 0
          ? Disagreement.NONE
          : wrong("ECH-19", "options in the reply to a request without");
    }
    if (!isReadable(r)) {
      return wrong("OPT-22", "the reply's options can't be read");
    }
    if (e.obligation != Obligation.REPLY) {
      return Disagreement.NONE;
    }
    if (find(r.options, r.optionsFrom, r.optionsLength, OptionRules.STREAM_IDENTIFIER) >= 0) {
      return wrong("OPT-20", "a stream identifier in the reply");
    }
    if (recordRoute) {
      Disagreement route = route(e, r);
      if (route.isThere()) {
        return route;
      }
    }
    return timestamp ? stamps(e, r) : Disagreement.NONE;
  }

  private static boolean isReadable(Reply r) {
    int to = r.optionsFrom + r.optionsLength;
    int at = r.optionsFrom;
    while (at < to && r.options[at] != OptionRules.END) {
      if (r.options[at] == OptionRules.NO_OPERATION) {
        at++;
        continue;
      }
      if (at + 1 >= to || BigEndian.u8(r.options, at + 1) < 2) {
        return false;
      }
      at += BigEndian.u8(r.options, at + 1);
    }
    return at <= to;
  }

  /** The index of an option in options that can be read; {@link #MISSING} when there is none. */
  private static int find(byte[] octets, int from, int length, int type) {
    int at = from;
    while (at < from + length && octets[at] != OptionRules.END) {
      if (BigEndian.u8(octets, at) == type) {
        return at;
      }
      at += octets[at] == OptionRules.NO_OPERATION ? 1 : BigEndian.u8(octets, at + 1);
    }
    return MISSING;
  }

  private Disagreement route(Expectation e, Reply r) {
    int asked = find(e.options, e.optionsFrom, e.optionsLength, OptionRules.RECORD_ROUTE);
    int seen = find(r.options, r.optionsFrom, r.optionsLength, OptionRules.RECORD_ROUTE);
    if (asked == MISSING) {
      return seen == MISSING
          ? Disagreement.NONE
          : wrong("OPT-04", "a record route that nobody asked for");
    }
    int length = BigEndian.u8(e.options, asked + 1);
    if (seen == MISSING || BigEndian.u8(r.options, seen + 1) != length) {
      return wrong("OPT-04", "the record route is not returned, or not in its length");
    }
    int pointer = BigEndian.u8(e.options, asked + POINTER);
    if (pointer > length) {
      boolean same =
          Arrays.equals(e.options, asked, asked + length, r.options, seen, seen + length);
      return same ? Disagreement.NONE : wrong("OPT-06", "a full record route was changed");
    }
    int entries = (BigEndian.u8(r.options, seen + POINTER) - pointer) / SLOT;
    boolean before =
        Arrays.equals(
            e.options,
            asked + POINTER + 1,
            asked + pointer - 1,
            r.options,
            seen + POINTER + 1,
            seen + pointer - 1);
    boolean recorded = BigEndian.s32(r.options, seen + pointer - 1) == own;
    return before && recorded && entries >= 1 && entries <= 2
        ? Disagreement.NONE
        : wrong("OPT-04", "the record route does not have the target's address next");
  }

  private Disagreement stamps(Expectation e, Reply r) {
    int asked = find(e.options, e.optionsFrom, e.optionsLength, OptionRules.TIMESTAMP);
    int seen = find(r.options, r.optionsFrom, r.optionsLength, OptionRules.TIMESTAMP);
    if (asked == MISSING) {
      return seen == MISSING
          ? Disagreement.NONE
          : wrong("OPT-10", "a timestamp option that nobody asked for");
    }
    int length = BigEndian.u8(e.options, asked + 1);
    if (seen == MISSING || BigEndian.u8(r.options, seen + 1) != length) {
      return wrong("OPT-10", "the timestamp option is not returned, or not in its length");
    }
    int pointer = BigEndian.u8(e.options, asked + POINTER);
    int flag = BigEndian.u8(e.options, asked + FLAG) & 0xF;
    if (pointer > length) {
      return full(e, r, asked, seen);
    }
    int advance = BigEndian.u8(r.options, seen + POINTER) - pointer;
    boolean ours = flag == 0 || BigEndian.s32(r.options, seen + pointer - 1) == own;
    if (flag == 3 && BigEndian.s32(e.options, asked + pointer - 1) != own) {
      return advance == 0 ? Disagreement.NONE : wrong("OPT-12", "stamped for another address");
    }
    return advance > 0 && ours
        ? Disagreement.NONE
        : wrong(flag == 0 ? "OPT-10" : flag == 1 ? "OPT-11" : "OPT-12", "no stamp of the target");
  }

  private static Disagreement full(Expectation e, Reply r, int asked, int seen) {
    int before = BigEndian.u8(e.options, asked + FLAG) >>> 4;
    int after = BigEndian.u8(r.options, seen + FLAG) >>> 4;
    // One for each time that it could not stamp: on reception, and perhaps on sending.
    // A prespecified list that is full may just not have the target in it.
    boolean prespecified = (BigEndian.u8(e.options, asked + FLAG) & 0xF) == 3;
    return prespecified || after == before + 1 || after == before + 2
        ? Disagreement.NONE
        : wrong("OPT-13", "overflow " + after + " in reply to " + before);
  }

  private static Disagreement wrong(String requirement, String what) {
    return Disagreement.wrong(requirement, what);
  }
}
