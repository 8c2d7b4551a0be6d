package io.echoproof.app.oracle;

import io.echoproof.app.frame.BigEndian;

/**
 * What the options of a header decide (RFC 791, section 3.1; RFC 1122, section 3.2.1.8). The first
 * option that leaves a choice decides; where all are in order, the last one that a rule is about.
 */
final class OptionRules {
  static final int END = 0;
  static final int NO_OPERATION = 1;
  static final int RECORD_ROUTE = 7;
  static final int TIMESTAMP = 68;
  static final int SECURITY = 130;
  static final int LOOSE_SOURCE_ROUTE = 131;
  static final int CIPSO = 134;
  static final int STREAM_IDENTIFIER = 136;
  static final int STRICT_SOURCE_ROUTE = 137;
  static final int ROUTER_ALERT = 148;

  private static final int ROUTE_HEAD = 3;
  private static final int FIRST_ROUTE_POINTER = 4;
  private static final int STAMP_HEAD = 4;
  private static final int FIRST_STAMP_POINTER = 5;
  private static final int SECURITY_LENGTH = 11;
  private static final int FULL_OVERFLOW = 15;
  private static final int SLOT = 4;

  private boolean recordRoute;
  private boolean timestamp;

  /**
   * Reads options.
   *
   * @param octets where they are
   * @param from the first
   * @param to behind the last
   */
  Rule judge(byte[] octets, int from, int to) {
    recordRoute = false;
    timestamp = false;
    Rule found = Rule.OPT_02;
    int at = from;
    while (at < to) {
      int type = BigEndian.u8(octets, at);
      if (type == END) {
        return found;
      }
      if (type == NO_OPERATION) {
        at++;
        continue;
      }
      if (at + 1 >= to) {
        return Rule.OPT_03;
      }
      int length = BigEndian.u8(octets, at + 1);
      if (length < 2 || at + length > to) {
        return Rule.OPT_03;
      }
      Rule rule = option(octets, at, type, length, to);
      if (rule.obligation() == Obligation.FREE) {
        return rule;
      }
      found = rule;
      at += length;
    }
    return found;
  }

  /**
   * Whether a source route is among the options, wherever: along it replies and errors may go (RFC
   * 1122, section 3.2.1.8).
   */
  static boolean hasSourceRoute(byte[] octets, int from, int to) {
    int at = from;
    while (at < to && octets[at] != END) {
      int type = BigEndian.u8(octets, at);
      if (type == LOOSE_SOURCE_ROUTE || type == STRICT_SOURCE_ROUTE) {
        return true;
      }
      int length = type == NO_OPERATION ? 1 : at + 1 < to ? BigEndian.u8(octets, at + 1) : 0;
      if (length < 1) {
        return false;
      }
      at += length;
    }
    return false;
  }

  private Rule option(byte[] octets, int at, int type, int length, int to) {
    return switch (type) {
      case RECORD_ROUTE -> recordRoute(octets, at, length);
      case TIMESTAMP -> timestamp(octets, at, length);
      case LOOSE_SOURCE_ROUTE, STRICT_SOURCE_ROUTE ->
          // Whether one may be there is policy; a second one is an error (RFC 1122, 3.2.1.8).
          hasSourceRoute(octets, at + length, to) ? Rule.OPT_19 : Rule.OPT_16;
      case STREAM_IDENTIFIER -> length == STAMP_HEAD ? Rule.OPT_20 : Rule.OPT_21_FREE;
      case SECURITY -> length == SECURITY_LENGTH ? Rule.OPT_21 : Rule.OPT_21_FREE;
      case ROUTER_ALERT ->
          length == STAMP_HEAD && BigEndian.u16(octets, at + 2) == 0
              ? Rule.OPT_21
              : Rule.OPT_21_FREE;
      case CIPSO -> Rule.OPT_21_FREE;
      default -> Rule.OPT_01;
    };
  }

  private Rule recordRoute(byte[] octets, int at, int length) {
    if (recordRoute) {
      return Rule.OPT_08;
    }
    recordRoute = true;
    if (length < ROUTE_HEAD) {
      return Rule.OPT_09;
    }
    int pointer = BigEndian.u8(octets, at + 2);
    if (pointer > length) {
      return Rule.OPT_06;
    }
    if (pointer < FIRST_ROUTE_POINTER || pointer % SLOT != 0 || pointer + SLOT - 1 > length) {
      return Rule.OPT_07;
    }
    // A short last slot is met when those before it are full, and then the datagram is in error
    // (RFC 791, section 3.1): when that is depends on how often the target records.
    return (length - ROUTE_HEAD) % SLOT == 0 ? Rule.OPT_04 : Rule.OPT_07_LENGTH;
  }

  private Rule timestamp(byte[] octets, int at, int length) {
    if (timestamp) {
      return Rule.OPT_08;
    }
    timestamp = true;
    if (length < STAMP_HEAD) {
      return Rule.OPT_15;
    }
    int pointer = BigEndian.u8(octets, at + 2);
    int flag = BigEndian.u8(octets, at + 3) & 0xF;
    if (flag != 0 && flag != 1 && flag != 3) {
      return Rule.OPT_14;
    }
    int slot = flag == 0 ? SLOT : 2 * SLOT;
    if (pointer > length) {
      boolean full = BigEndian.u8(octets, at + 3) >>> 4 == FULL_OVERFLOW;
      return full ? Rule.OPT_13 : Rule.OPT_10;
    }
    boolean inPlace =
        pointer >= FIRST_STAMP_POINTER
            && (pointer - FIRST_STAMP_POINTER) % slot == 0
            && (length - STAMP_HEAD) % slot == 0;
    return inPlace ? Rule.OPT_10 : Rule.OPT_15;
  }
}
