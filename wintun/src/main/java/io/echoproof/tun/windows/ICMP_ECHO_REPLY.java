package io.echoproof.tun.windows;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** {@code ICMP_ECHO_REPLY} (ipexport.h): the answer to an echo request. 40 octets on x64. */
@FieldOrder({"Address", "Status", "RoundTripTime", "DataSize", "Reserved", "Data", "Options"})
@SuppressWarnings("IdentifierName")
public class ICMP_ECHO_REPLY extends Structure {
  /** Who answered, in network byte order. */
  public byte[] Address = new byte[4];

  /** {@code IP_STATUS}: see {@link IcmpStatus}. */
  public int Status;

  /** In milliseconds. */
  public int RoundTripTime;

  /** In octets, unsigned. */
  public short DataSize;

  public short Reserved;

  /** Behind this structure in the same buffer. */
  public @Nullable Pointer Data;

  public IP_OPTION_INFORMATION Options = new IP_OPTION_INFORMATION();

  /** For an answer of the caller's own making. */
  public ICMP_ECHO_REPLY() {}

  /** The first one in a buffer that was filled. */
  ICMP_ECHO_REPLY(Pointer buffer) {
    super(buffer);
    read();
  }
}
