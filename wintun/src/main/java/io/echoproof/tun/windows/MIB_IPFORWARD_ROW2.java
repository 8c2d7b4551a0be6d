package io.echoproof.tun.windows;

import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;

/** {@code MIB_IPFORWARD_ROW2} (netioapi.h): a route. 104 octets. */
@FieldOrder({
  "InterfaceLuid",
  "InterfaceIndex",
  "DestinationPrefix",
  "NextHop",
  "SitePrefixLength",
  "ValidLifetime",
  "PreferredLifetime",
  "Metric",
  "Protocol",
  "Loopback",
  "AutoconfigureAddress",
  "Publish",
  "Immortal",
  "Age",
  "Origin"
})
@SuppressWarnings("IdentifierName")
public class MIB_IPFORWARD_ROW2 extends Structure {
  public long InterfaceLuid;
  public int InterfaceIndex;
  public IP_ADDRESS_PREFIX DestinationPrefix = new IP_ADDRESS_PREFIX();
  public SOCKADDR_INET NextHop = new SOCKADDR_INET();
  public byte SitePrefixLength;
  public int ValidLifetime;
  public int PreferredLifetime;
  public int Metric;
  public int Protocol;
  public byte Loopback;
  public byte AutoconfigureAddress;
  public byte Publish;
  public byte Immortal;
  public int Age;
  public int Origin;
}
