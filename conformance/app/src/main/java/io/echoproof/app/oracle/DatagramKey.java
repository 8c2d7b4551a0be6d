package io.echoproof.app.oracle;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.Ipv4Layout;

/** What tells datagrams apart (RFC 791, section 3.2), mixed to one number. */
public final class DatagramKey {
  private static final long ODD = 0x9E37_79B9_7F4A_7C15L;

  private DatagramKey() {}

  /** The key of the datagram whose header begins at that index. */
  public static long of(byte[] array, int at) {
    long addresses =
        ((long) BigEndian.s32(array, at + Ipv4Layout.SOURCE) << 32)
            | (BigEndian.s32(array, at + Ipv4Layout.DESTINATION) & 0xFFFF_FFFFL);
    int rest =
        BigEndian.u16(array, at + Ipv4Layout.IDENTIFICATION) << 8
            | BigEndian.u8(array, at + Ipv4Layout.PROTOCOL);
    return (addresses ^ rest * ODD) * ODD;
  }
}
