package io.echoproof.app.fuzz;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.InternetSum;
import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Octets;
import java.util.Map;

/**
 * Puts other addresses into the header of a frame. A header checksum that was right stays right and
 * a wrong one stays wrong by the same amount (RFC 1624, equation 3).
 */
final class Readdressing {
  private final Map<Integer, Integer> addresses;

  /** Replaces tester and target of a case by those at hand. */
  Readdressing(CaseFile file, Ipv4Address tester, Ipv4Address target) {
    addresses =
        Map.of(file.tester().value(), tester.value(), file.target().value(), target.value());
  }

  Octets apply(Octets octets) {
    if (octets.length() < Ipv4Layout.OPTIONS || octets.u8(0) >>> 4 != 4) {
      return octets;
    }
    byte[] frame = octets.toByteArray();
    replace(frame, Ipv4Layout.SOURCE);
    replace(frame, Ipv4Layout.DESTINATION);
    return Octets.of(frame);
  }

  private void replace(byte[] frame, int at) {
    int before = BigEndian.s32(frame, at);
    int after = addresses.getOrDefault(before, before);
    if (before == after) {
      return;
    }
    int checksum = BigEndian.u16(frame, Ipv4Layout.HEADER_CHECKSUM);
    int oldSum = InternetSum.of(frame, at, at + Integer.BYTES);
    BigEndian.put32(frame, at, after);
    int newSum = InternetSum.of(frame, at, at + Integer.BYTES);
    int sum = InternetSum.fold((~checksum & 0xFFFFL) + (~oldSum & 0xFFFF) + newSum);
    BigEndian.put16(frame, Ipv4Layout.HEADER_CHECKSUM, ~sum);
  }
}
