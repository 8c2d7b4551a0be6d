package io.echoproof.app.oracle;

import io.echoproof.app.frame.BigEndian;

/** The options of a reply (RFC 1122, section 3.2.2.6; RFC 791, section 3.1). */
final class ReplyOptionRules {
  private static final int MISSING = -1;

  private final ReplyRouteRules routes;
  private final ReplyStampRules stamps;
  private final boolean recordRoute;
  private final boolean timestamp;

  ReplyOptionRules(OracleSettings settings) {
    routes = new ReplyRouteRules(settings.address());
    stamps = new ReplyStampRules(settings.address());
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
      Disagreement route =
          returned(e, r, OptionRules.RECORD_ROUTE, "OPT-04", "record route option");
      if (route.isThere()) {
        return route;
      }
    }
    return timestamp
        ? returned(e, r, OptionRules.TIMESTAMP, "OPT-10", "timestamp option")
        : Disagreement.NONE;
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

  /** Looks for an option that was asked for and judges what became of it. */
  private Disagreement returned(Expectation e, Reply r, int type, String row, String name) {
    int asked = find(e.options, e.optionsFrom, e.optionsLength, type);
    int seen = find(r.options, r.optionsFrom, r.optionsLength, type);
    if (asked == MISSING) {
      return seen == MISSING
          ? Disagreement.NONE
          : wrong(row, "a " + name + " that nobody asked for");
    }
    if (seen == MISSING
        || BigEndian.u8(r.options, seen + 1) != BigEndian.u8(e.options, asked + 1)) {
      return wrong(row, "the " + name + " is not returned, or not in its length");
    }
    return type == OptionRules.RECORD_ROUTE
        ? routes.check(e.options, asked, r.options, seen)
        : stamps.check(e.options, asked, r.options, seen);
  }

  private static Disagreement wrong(String requirement, String what) {
    return Disagreement.wrong(requirement, what);
  }
}
