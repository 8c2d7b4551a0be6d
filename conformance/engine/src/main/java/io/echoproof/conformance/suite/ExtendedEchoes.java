package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.Checksum;
import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Answer;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.ReplyRule;
import io.echoproof.conformance.wire.Wire;
import java.nio.charset.StandardCharsets;

/**
 * Extended echo requests (RFC 8335, section 2): the lower half of the sequence number field is
 * seven reserved bits and the L bit, the data is an extension structure (RFC 4884, section 7) with
 * one object that names an interface.
 */
final class ExtendedEchoes {
  /** L bit: the interface is one of the target's own. */
  static final int LOCAL = 1;

  private static final int BY_NAME = 1;
  private static final int BY_INDEX = 2;
  private static final int BY_ADDRESS = 3;
  private static final int CLASS_NUMBER = 3;
  private static final int SEQUENCE_NUMBER = 0xFF00;

  private ExtendedEchoes() {}

  /** The object that names an interface; the name is filled with zeros to full words. */
  static Octets byName(String name) {
    Octets text = Octets.of(name.getBytes(StandardCharsets.US_ASCII));
    int padding = Math.floorMod(-text.length(), 4);
    return object(BY_NAME, text.plus(Octets.repeat(0, padding)));
  }

  /** The object that gives an interface's index. */
  static Octets byIndex(int index) {
    return object(BY_INDEX, Octets.ofInts(index >>> 24, index >>> 16, index >>> 8, index));
  }

  /** The object that gives an interface's IPv4 address: family 1, four octets. */
  static Octets byAddress(Ipv4Address address) {
    return object(BY_ADDRESS, Octets.ofInts(0, 1, 4, 0).plus(address.octets()));
  }

  private static Octets object(int kind, Octets payload) {
    int length = 4 + payload.length();
    return Octets.ofInts(length >>> 8, length, CLASS_NUMBER, kind).plus(payload);
  }

  /** An extension structure of version 2 with a right checksum. */
  static Octets structure(Octets objects) {
    return summed(Octets.ofInts(0x20, 0, 0, 0).plus(objects));
  }

  /** The same octets with the structure's checksum put right. */
  static Octets summed(Octets structure) {
    Octets zeroed = structure.with(2, 0).with(3, 0);
    int checksum = Checksum.of(zeroed);
    return zeroed.with(2, checksum >>> 8).with(3, checksum);
  }

  /** A request with that extension structure and whatever follows it, the L bit set. */
  static Echo request(Wire wire, Octets data) {
    return flagged(wire, data, LOCAL);
  }

  /**
   * The same with other flags.
   *
   * @param flags the lower eight bits of the sequence number field
   */
  static Echo flagged(Wire wire, Octets data, int flags) {
    Echo echo = wire.echo(data);
    int number = echo.message().sequenceNumber() & SEQUENCE_NUMBER;
    return echo.message(
        m -> m.withType(IcmpMessage.EXTENDED_ECHO_REQUEST).withKey(m.identifier(), number | flags));
  }

  /** A request about the interface that has the target's address, which every target has. */
  static Echo aboutOwnAddress(Wire wire) {
    return request(wire, structure(byAddress(wire.target().address())));
  }

  /** A probe that is to be answered, once. */
  static Probe probe(String row, String label, Echo request, ReplyRule... rules) {
    return Probe.of(row, label, request, rules)
        .expecting(Expectation.exactly(1, Answer.EXTENDED_ECHO_REPLY));
  }
}
