package io.echoproof.tun.windows;

import com.sun.jna.Library;
import com.sun.jna.WString;
import com.sun.jna.ptr.LongByReference;

/**
 * The IP helper's functions (netioapi.h, iphlpapi.dll) that are needed. They answer an error code,
 * 0 for success, and leave the last error alone. A function that this Windows lacks (Wine 8 lacks
 * all but GetUnicastIpAddressEntry, GetIfEntry2 and the conversion) is an UnsatisfiedLinkError when
 * it is called.
 */
@SuppressWarnings("IdentifierName")
interface IpHelper extends Library {
  void InitializeUnicastIpAddressEntry(MIB_UNICASTIPADDRESS_ROW row);

  /** Needs Address, InterfaceLuid and OnLinkPrefixLength; does not outlive the interface. */
  int CreateUnicastIpAddressEntry(MIB_UNICASTIPADDRESS_ROW row);

  int DeleteUnicastIpAddressEntry(MIB_UNICASTIPADDRESS_ROW row);

  /** Needs Address and InterfaceLuid, and sets the rest. */
  int GetUnicastIpAddressEntry(MIB_UNICASTIPADDRESS_ROW row);

  /** Needs Family and InterfaceLuid, and sets the rest. */
  int GetIpInterfaceEntry(MIB_IPINTERFACE_ROW row);

  /** SitePrefixLength must be 0 for IPv4. */
  int SetIpInterfaceEntry(MIB_IPINTERFACE_ROW row);

  void InitializeIpForwardEntry(MIB_IPFORWARD_ROW2 row);

  int CreateIpForwardEntry2(MIB_IPFORWARD_ROW2 row);

  int DeleteIpForwardEntry2(MIB_IPFORWARD_ROW2 row);

  /** Needs InterfaceLuid, and sets the rest. */
  int GetIfEntry2(MIB_IF_ROW2 row);

  int ConvertInterfaceAliasToLuid(WString alias, LongByReference luid);
}
