package io.echoproof.app.fuzz;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.InternetSum;
import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.conformance.packet.Octets;

/**
 * Gives fragments of a sequence other IDs, equal ones for equal ones. A header checksum that was
 * right stays right and a wrong one wrong (RFC 1624, equation 3).
 */
final class FreshIdentification {
  private final int shift;

  FreshIdentification(int random) {
    this.shift = random & 0xFFFF;
  }

  static boolean isFragment(Octets octets) {
    return octets.length() >= Ipv4Layout.OPTIONS
        && (octets.u16(Ipv4Layout.FLAGS_AND_OFFSET) & Ipv4Layout.FRAGMENT_MASK) != 0;
  }

  Octets apply(Octets octets) {
    if (!isFragment(octets)) {
      return octets;
    }
    byte[] frame = octets.toByteArray();
    int before = BigEndian.u16(frame, Ipv4Layout.IDENTIFICATION);
    int after = before + shift & 0xFFFF;
    int checksum = BigEndian.u16(frame, Ipv4Layout.HEADER_CHECKSUM);
    int sum = InternetSum.fold((~checksum & 0xFFFFL) + (~before & 0xFFFF) + after);
    BigEndian.put16(frame, Ipv4Layout.IDENTIFICATION, after);
    BigEndian.put16(frame, Ipv4Layout.HEADER_CHECKSUM, ~sum);
    return Octets.of(frame);
  }
}
