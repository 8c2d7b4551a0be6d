package io.echoproof.app.fuzz;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.IcmpLayout;
import io.echoproof.app.frame.InternetSum;
import io.echoproof.app.frame.Ipv4Layout;

/** A frame in the making, in an array that is used again and again. */
final class Draft {
  /** Room for the longest datagram and some octets behind it. */
  static final int ROOM = 0x10000 + 2048;

  final byte[] array = new byte[ROOM];
  int length;

  /** A header of IHL 5 for a payload of that many octets; checksum and payload are not yet set. */
  void header(int source, int destination, int protocol, int payload) {
    length = Ipv4Layout.OPTIONS + payload;
    array[0] = 0x45;
    array[Ipv4Layout.TOS] = 0;
    BigEndian.put16(array, Ipv4Layout.TOTAL_LENGTH, length);
    BigEndian.put16(array, Ipv4Layout.IDENTIFICATION, 0);
    BigEndian.put16(array, Ipv4Layout.FLAGS_AND_OFFSET, 0);
    array[Ipv4Layout.TTL] = 64;
    array[Ipv4Layout.PROTOCOL] = (byte) protocol;
    BigEndian.put32(array, Ipv4Layout.SOURCE, source);
    BigEndian.put32(array, Ipv4Layout.DESTINATION, destination);
  }

  int headerLength() {
    return Ipv4Layout.headerLength(array, 0);
  }

  /** Where the datagram ends, as long as nothing has spoilt its lengths. */
  int end() {
    return Math.min(length, BigEndian.u16(array, Ipv4Layout.TOTAL_LENGTH));
  }

  int u8(int at) {
    return BigEndian.u8(array, at);
  }

  int u16(int at) {
    return BigEndian.u16(array, at);
  }

  void put8(int at, int value) {
    array[at] = (byte) value;
  }

  void put16(int at, int value) {
    BigEndian.put16(array, at, value);
  }

  void put32(int at, int value) {
    BigEndian.put32(array, at, value);
  }

  /** Makes the header checksum right, over as much header as there is. */
  void sealHeader() {
    int header = Math.max(Ipv4Layout.OPTIONS, headerLength());
    if (length >= Ipv4Layout.OPTIONS) {
      InternetSum.set(array, Ipv4Layout.HEADER_CHECKSUM, 0, Math.min(header, length));
    }
  }

  /** Makes the ICMP checksum right, if there is room for one. */
  void sealMessage() {
    int from = headerLength();
    if (end() >= from + IcmpLayout.IDENTIFIER) {
      InternetSum.set(array, from + IcmpLayout.CHECKSUM, from, end());
    }
  }

  void seal() {
    sealMessage();
    sealHeader();
  }

  /** Makes room for options behind the fixed header; their octets are not yet set. */
  void insertOptions(int octets) {
    System.arraycopy(
        array, Ipv4Layout.OPTIONS, array, Ipv4Layout.OPTIONS + octets, length - Ipv4Layout.OPTIONS);
    length += octets;
    array[0] += (byte) (octets / 4);
    put16(Ipv4Layout.TOTAL_LENGTH, u16(Ipv4Layout.TOTAL_LENGTH) + octets);
  }

  void copyFrom(byte[] frame, int frameLength) {
    System.arraycopy(frame, 0, array, 0, frameLength);
    length = frameLength;
  }
}
