package io.echoproof.app.oracle;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.IcmpLayout;
import java.util.Arrays;

/** A datagram that the target has sent, put together if it came in fragments. Used again. */
public final class Reply {
  boolean whole;
  int protocol;
  int tos;
  int ttl;
  boolean fragmented;
  boolean dontFragment;
  int source;
  int destination;
  byte[] options = new byte[0];
  int optionsFrom;
  int optionsLength;
  byte[] message = new byte[0];
  int messageFrom;
  int messageLength;

  /** Whether a datagram is there; else fragments are missing, or it was none to be judged. */
  public boolean isWhole() {
    return whole;
  }

  /** Where it was sent to, as a 32-bit number. */
  public int destination() {
    return destination;
  }

  /** The ICMP type; -1 when there is not even that. */
  public int type() {
    return messageLength == 0 ? -1 : BigEndian.u8(message, messageFrom);
  }

  /** Whether it reports an error (RFC 1122, section 3.2.2). */
  public boolean isError() {
    return IcmpLayout.isError(type());
  }

  /** Whether there is an identifier and a sequence number. */
  public boolean hasEchoKey() {
    return messageLength >= IcmpLayout.DATA;
  }

  /** Identifier and sequence number, as a 32-bit number; 0 where there are none. */
  public int echoKey() {
    return messageLength < IcmpLayout.DATA
        ? 0
        : BigEndian.s32(message, messageFrom + IcmpLayout.IDENTIFIER);
  }

  /**
   * Source, destination, protocol and ID of the datagram that an error quotes, mixed to one number;
   * 0 when the quote has no whole header.
   */
  public long quotedDatagram() {
    return messageLength < IcmpLayout.DATA + 20
        ? 0
        : DatagramKey.of(message, messageFrom + IcmpLayout.DATA);
  }

  /** Whether the first octets that an error quotes are those. */
  public boolean quotes(byte[] frame, int octets) {
    int from = messageFrom + IcmpLayout.DATA;
    return messageLength >= IcmpLayout.DATA + octets
        && Arrays.equals(message, from, from + octets, frame, 0, octets);
  }

  /** Whether it is an error that comes long after what it is about: time exceeded, code 1. */
  public boolean isReassemblyTimeout() {
    return type() == IcmpLayout.TIME_EXCEEDED
        && messageLength > IcmpLayout.CODE
        && BigEndian.u8(message, messageFrom + IcmpLayout.CODE) == 1;
  }
}
