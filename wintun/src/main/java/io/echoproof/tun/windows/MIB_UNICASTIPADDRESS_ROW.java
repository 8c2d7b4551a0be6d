package io.echoproof.tun.windows;

import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;

/** {@code MIB_UNICASTIPADDRESS_ROW} (netioapi.h): an address of an interface. 80 octets. */
@FieldOrder({
  "Address",
  "InterfaceLuid",
  "InterfaceIndex",
  "PrefixOrigin",
  "SuffixOrigin",
  "ValidLifetime",
  "PreferredLifetime",
  "OnLinkPrefixLength",
  "SkipAsSource",
  "DadState",
  "ScopeId",
  "CreationTimeStamp"
})
@SuppressWarnings("IdentifierName")
public class MIB_UNICASTIPADDRESS_ROW extends Structure {
  /** States of duplicate address detection: {@code NL_DAD_STATE} (nldef.h). */
  static final int IpDadStateInvalid = 0;

  static final int IpDadStateTentative = 1;
  static final int IpDadStateDuplicate = 2;
  static final int IpDadStateDeprecated = 3;
  static final int IpDadStatePreferred = 4;

  public SOCKADDR_INET Address = new SOCKADDR_INET();
  public long InterfaceLuid;
  public int InterfaceIndex;
  public int PrefixOrigin;
  public int SuffixOrigin;
  public int ValidLifetime;
  public int PreferredLifetime;
  public byte OnLinkPrefixLength;
  public byte SkipAsSource;
  public int DadState;
  public int ScopeId;
  public long CreationTimeStamp;
}
