package io.echoproof.tun.windows;

import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;

/** {@code IP_ADDRESS_PREFIX} (netioapi.h): a network. */
@FieldOrder({"Prefix", "PrefixLength"})
@SuppressWarnings("IdentifierName")
public class IP_ADDRESS_PREFIX extends Structure {
  public SOCKADDR_INET Prefix = new SOCKADDR_INET();

  /** In bits. */
  public byte PrefixLength;
}
