package io.echoproof.app.oracle;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.InternetSum;
import io.echoproof.app.frame.Ipv4Layout;

/**
 * Whether a frame begins with an IPv4 header (RFC 1122, section 3.2.1; RFC 1812, section 5.2.2).
 */
final class HeaderRules {
  private static final int VERSION_4 = 4;
  private static final int VERSION_6 = 6;
  private static final int MINUS_ZERO = 0xFFFF;

  private HeaderRules() {}

  /** The first rule that says something about the header; {@link Rule#UNDECIDED} when none does. */
  static Rule judge(Datagram d) {
    if (d.frameLength < Ipv4Layout.OPTIONS) {
      return Rule.HDR_14;
    }
    int version = BigEndian.u8(d.frame, Ipv4Layout.VERSION_AND_IHL) >>> 4;
    if (version != VERSION_4) {
      return version == VERSION_6 ? Rule.HDR_02 : Rule.HDR_01;
    }
    d.readHeader();
    if (d.headerLength < Ipv4Layout.OPTIONS) {
      return Rule.HDR_06;
    }
    if (d.headerLength > d.frameLength) {
      return Rule.HDR_07;
    }
    int checksum = BigEndian.u16(d.frame, Ipv4Layout.HEADER_CHECKSUM);
    if (!InternetSum.verifies(d.frame, 0, d.headerLength)) {
      return checksum == 0 || checksum == MINUS_ZERO ? Rule.HDR_04 : Rule.HDR_03;
    }
    if (d.totalLength < d.headerLength) {
      return Rule.HDR_08;
    }
    if (d.totalLength > d.frameLength) {
      return Rule.HDR_10;
    }
    // Both zeros verify by sum; who computes and compares accepts one only (RFC 1624, section 3).
    return checksum == MINUS_ZERO ? Rule.HDR_05 : Rule.UNDECIDED;
  }
}
