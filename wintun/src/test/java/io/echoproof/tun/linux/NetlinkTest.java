package io.echoproof.tun.linux;

import static io.echoproof.tun.Frames.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The octets as iproute2 sends them, on a little-endian machine. */
class NetlinkTest {
  @BeforeEach
  void littleEndian() {
    assumeTrue(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void addingAnAddress() throws Exception {
    Inet4Address address = (Inet4Address) InetAddress.getByName("10.91.0.1");
    byte[] octets =
        new NetlinkRequest(
                Rtnetlink.RTM_NEWADDR,
                Rtnetlink.NLM_F_ACK | Rtnetlink.NLM_F_CREATE | Rtnetlink.NLM_F_EXCL)
            .address(24, Rtnetlink.RT_SCOPE_UNIVERSE, 5)
            .attribute(Rtnetlink.IFA_LOCAL, address)
            .attribute(Rtnetlink.IFA_ADDRESS, address)
            .toByteArray();
    assertArrayEquals(
        hex(
            "28000000 1400 0506 01000000 00000000"
                + "02 18 00 00 05000000"
                + "0800 0200 0a5b0001"
                + "0800 0100 0a5b0001"),
        octets);
  }

  @Test
  void addingARoute() throws Exception {
    Inet4Address network = (Inet4Address) InetAddress.getByName("198.51.100.0");
    byte[] octets =
        new NetlinkRequest(Rtnetlink.RTM_NEWROUTE, Rtnetlink.NLM_F_ACK)
            .route(24)
            .attribute(Rtnetlink.RTA_DST, network)
            .attribute(Rtnetlink.RTA_OIF, 5)
            .toByteArray();
    assertArrayEquals(
        hex(
            "2c000000 1800 0500 01000000 00000000"
                + "02 18 00 00 fe 04 fd 01 00000000"
                + "0800 0100 c6336400"
                + "0800 0400 05000000"),
        octets);
  }

  @Test
  void switchingOnAndTextsArePadded() {
    byte[] octets =
        new NetlinkRequest(Rtnetlink.RTM_NEWLINK, Rtnetlink.NLM_F_ACK)
            .link(0, Rtnetlink.IFF_UP, Rtnetlink.IFF_UP)
            .attribute(Rtnetlink.IFLA_IFNAME, "ep0")
            .attribute(Rtnetlink.IFLA_IFNAME, "ep10")
            .toByteArray();
    assertArrayEquals(
        hex(
            "34000000 1000 0500 01000000 00000000"
                + "00 00 0000 00000000 01000000 01000000"
                + "0800 0300 65703000"
                + "0900 0300 65703130 00000000"),
        octets);
  }

  @Test
  void anErrorCarriesANegativeErrno() {
    NetlinkReply reply = NetlinkReply.parse(hex("14000000 0200 0000 01000000 00000000 edffffff"));
    assertEquals(Errno.ENODEV, reply.errno());
    assertEquals(0, reply.body().limit());
  }

  @Test
  void anAcknowledgementIsErrorZero() {
    assertEquals(
        0, NetlinkReply.parse(hex("14000000 0200 0000 01000000 00000000 00000000")).errno());
  }

  @Test
  void attributesAreWalkedToTheEnd() {
    NetlinkReply reply =
        NetlinkReply.parse(
            hex(
                "24000000 1000 0000 01000000 00000000 aaaaaaaa"
                    + "0700 0300 657000 00"
                    + "0800 0400 dc050000"));
    Map<Short, Integer> lengths = new LinkedHashMap<>();
    reply.attributes(4, (Short type, ByteBuffer value) -> lengths.put(type, value.limit()));
    assertEquals(Map.of((short) 3, 3, (short) 4, 4), lengths);
  }

  @Test
  void aBrokenAttributeEndsTheWalk() {
    NetlinkReply reply =
        NetlinkReply.parse(hex("18000000 1000 0000 01000000 00000000 0000 0300 00000000"));
    reply.attributes(
        0,
        (type, value) -> {
          throw new AssertionError("attribute " + type + " of length " + value.limit());
        });
  }
}
