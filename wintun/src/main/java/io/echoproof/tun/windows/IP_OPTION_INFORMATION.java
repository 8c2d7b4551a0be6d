package io.echoproof.tun.windows;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** {@code IP_OPTION_INFORMATION} (ipexport.h): what an IP header says besides. 16 octets on x64. */
@FieldOrder({"Ttl", "Tos", "Flags", "OptionsSize", "OptionsData"})
@SuppressWarnings("IdentifierName")
public class IP_OPTION_INFORMATION extends Structure {
  /** Don't fragment. */
  static final byte IP_FLAG_DF = 0x2;

  public byte Ttl;
  public byte Tos;
  public byte Flags;

  /** In octets. */
  public byte OptionsSize;

  public @Nullable Pointer OptionsData;
}
