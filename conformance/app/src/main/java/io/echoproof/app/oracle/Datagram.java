package io.echoproof.app.oracle;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.Ipv4Layout;

/**
 * A frame that is being judged: where it is, and the fields of its header once that was found to be
 * one. Used again for the next frame.
 */
final class Datagram {
  byte[] frame = new byte[0];
  int frameLength;
  int headerLength;
  int totalLength;
  int tos;
  int identification;
  int flagsAndOffset;
  int protocol;
  int source;
  int destination;

  void begin(byte[] newFrame, int length) {
    frame = newFrame;
    frameLength = length;
  }

  /** Reads what lies within the first 20 octets. */
  void readHeader() {
    headerLength = Ipv4Layout.headerLength(frame, 0);
    totalLength = BigEndian.u16(frame, Ipv4Layout.TOTAL_LENGTH);
    tos = BigEndian.u8(frame, Ipv4Layout.TOS);
    identification = BigEndian.u16(frame, Ipv4Layout.IDENTIFICATION);
    flagsAndOffset = BigEndian.u16(frame, Ipv4Layout.FLAGS_AND_OFFSET);
    protocol = BigEndian.u8(frame, Ipv4Layout.PROTOCOL);
    source = BigEndian.s32(frame, Ipv4Layout.SOURCE);
    destination = BigEndian.s32(frame, Ipv4Layout.DESTINATION);
  }

  boolean isFragment() {
    return (flagsAndOffset & Ipv4Layout.FRAGMENT_MASK) != 0;
  }

  boolean moreFragments() {
    return (flagsAndOffset & Ipv4Layout.MORE_FRAGMENTS) != 0;
  }

  /** Of its payload in the whole datagram, in octets. */
  int fragmentOffset() {
    return (flagsAndOffset & Ipv4Layout.OFFSET_MASK) * Ipv4Layout.OFFSET_UNIT;
  }

  int payloadLength() {
    return totalLength - headerLength;
  }
}
