package io.echoproof.tun.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class IfTunTest {
  @Test
  void theRequestIsEncodedAsInIoctlH() {
    long directionWrite = 1L << 30;
    long size = (long) Integer.BYTES << 16;
    long type = 'T' << 8;
    assertEquals(directionWrite | size | type | 202, IfTun.TUNSETIFF);
  }

  @Test
  void onlyVersionSixIsHandedToIpv6() {
    for (int first = 0; first < 256; first++) {
      short expected = first >> 4 == 6 ? IfTun.ETH_P_IPV6 : IfTun.ETH_P_IP;
      assertEquals(expected, IfTun.protocolOf((byte) first), "first octet " + first);
    }
  }
}
