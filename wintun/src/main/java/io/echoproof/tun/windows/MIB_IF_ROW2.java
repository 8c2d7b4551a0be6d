package io.echoproof.tun.windows;

import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import java.util.UUID;

/**
 * {@code MIB_IF_ROW2} (netioapi.h): an interface. WCHAR is {@code short} here, because JNA's {@code
 * char} has another size on other systems. 1352 octets.
 */
@FieldOrder({
  "InterfaceLuid",
  "InterfaceIndex",
  "InterfaceGuid",
  "Alias",
  "Description",
  "PhysicalAddressLength",
  "PhysicalAddress",
  "PermanentPhysicalAddress",
  "Mtu",
  "Type",
  "TunnelType",
  "MediaType",
  "PhysicalMediumType",
  "AccessType",
  "DirectionType",
  "InterfaceAndOperStatusFlags",
  "OperStatus",
  "AdminStatus",
  "MediaConnectState",
  "NetworkGuid",
  "ConnectionType",
  "TransmitLinkSpeed",
  "ReceiveLinkSpeed",
  "Counters"
})
@SuppressWarnings("IdentifierName")
public class MIB_IF_ROW2 extends Structure {
  /** {@code NDIS_MEDIUM} (ntddndis.h): bare IP packets, as Wintun says of itself. */
  static final int NdisMediumIP = 19;

  /** {@code IFTYPE} (ipifcons.h). */
  static final int IF_TYPE_PROP_VIRTUAL = 53;

  static final int IF_TYPE_TUNNEL = 131;

  /** {@code NET_IF_ADMIN_STATUS} (ifdef.h). */
  static final int NET_IF_ADMIN_STATUS_UP = 1;

  public long InterfaceLuid;
  public int InterfaceIndex;
  public int[] InterfaceGuid = new int[4];
  public short[] Alias = new short[257];
  public short[] Description = new short[257];
  public int PhysicalAddressLength;
  public byte[] PhysicalAddress = new byte[32];
  public byte[] PermanentPhysicalAddress = new byte[32];

  /** Of the device, in octets; what IP uses is {@link MIB_IPINTERFACE_ROW#NlMtu}. */
  public int Mtu;

  public int Type;
  public int TunnelType;
  public int MediaType;
  public int PhysicalMediumType;
  public int AccessType;
  public int DirectionType;

  /** Eight bit fields. */
  public byte InterfaceAndOperStatusFlags;

  public int OperStatus;
  public int AdminStatus;
  public int MediaConnectState;
  public int[] NetworkGuid = new int[4];
  public int ConnectionType;
  public long TransmitLinkSpeed;
  public long ReceiveLinkSpeed;

  /** InOctets to OutQLen. */
  public long[] Counters = new long[18];

  /**
   * From {@code GUID}, whose first numbers are little-endian and whose last octets are in order.
   */
  UUID guid() {
    long data1 = InterfaceGuid[0] & 0xFFFF_FFFFL;
    long data2 = InterfaceGuid[1] & 0xFFFF;
    long data3 = Integer.toUnsignedLong(InterfaceGuid[1]) >>> 16;
    long data4 =
        (Integer.toUnsignedLong(Integer.reverseBytes(InterfaceGuid[2])) << 32)
            | Integer.toUnsignedLong(Integer.reverseBytes(InterfaceGuid[3]));
    return new UUID((data1 << 32) | (data2 << 16) | data3, data4);
  }
}
