package io.echoproof.app.oracle;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.IcmpLayout;

/**
 * What has to come back for one frame. Made once and filled again and again by {@link
 * Oracle#expect}; it refers to the frame's array, which has to stay as it is until the replies were
 * judged.
 */
public final class Expectation {
  /** Which reply may come. */
  public enum Kind {
    /** None. */
    NONE,
    /** An echo reply. */
    ECHO,
    /** A timestamp reply. */
    TIMESTAMP,
    /** One of a form that the oracle does not know, or to another address than the source. */
    OTHER
  }

  Obligation obligation = Obligation.FREE;
  Rule rule = Rule.UNDECIDED;
  Kind kind = Kind.NONE;
  boolean errorAllowed;
  boolean routed;
  boolean own;

  /** Whether the source is none that an error may go to (RFC 1122, section 3.2.2). */
  boolean unreachable;

  int peer;
  long nanoTime;
  int address;
  int tos;
  boolean dscpKnown;
  EchoCode echoCode = EchoCode.UNKNOWN;
  byte[] message = new byte[0];
  int messageFrom;
  int messageLength;
  byte[] options = new byte[0];
  int optionsFrom;
  int optionsLength;

  /** Reassembled messages and the options that go with them; the oracle's own copy is reused. */
  private byte[] ownMessage = new byte[0];

  private byte[] ownOptions = new byte[0];

  /** What the target is obliged to. */
  public Obligation obligation() {
    return obligation;
  }

  /** What decides. */
  public Rule rule() {
    return rule;
  }

  /** Which reply may come. */
  public Kind kind() {
    return kind;
  }

  /** Whether an ICMP error about the frame may come. */
  public boolean isErrorAllowed() {
    return errorAllowed;
  }

  /** Whether the frame had a source route, along which a reply may go. */
  public boolean isRouted() {
    return routed;
  }

  /** Whom a reply goes to: the source, as a 32-bit number. */
  public int peer() {
    return peer;
  }

  /** Identifier and sequence number of the request, as a 32-bit number; 0 without a message. */
  public int echoKey() {
    return messageLength < IcmpLayout.DATA
        ? 0
        : BigEndian.s32(message, messageFrom + IcmpLayout.IDENTIFIER);
  }

  /** Length of the request's message in octets. */
  public int messageLength() {
    return messageLength;
  }

  void begin() {
    obligation = Obligation.FREE;
    rule = Rule.UNDECIDED;
    kind = Kind.NONE;
    errorAllowed = false;
    routed = false;
    own = false;
    unreachable = false;
    peer = 0;
    messageLength = 0;
    optionsLength = 0;
    dscpKnown = true;
    echoCode = EchoCode.UNKNOWN;
  }

  void silence(Rule why) {
    obligation = Obligation.SILENCE;
    rule = why;
    kind = Kind.NONE;
  }

  /** A reply as far as nothing before left a choice. */
  void reply(Rule why, Rule soft, Kind expected) {
    boolean free = soft != Rule.UNDECIDED;
    obligation = free ? Obligation.FREE : why.obligation();
    rule = free ? soft : why;
    kind = expected;
  }

  void copyMessage(byte[] from, int length) {
    if (ownMessage.length < length) {
      ownMessage = new byte[Math.max(length, 2 * ownMessage.length)];
    }
    System.arraycopy(from, 0, ownMessage, 0, length);
    message = ownMessage;
    messageFrom = 0;
    messageLength = length;
  }

  void copyOptions(byte[] from, int length) {
    if (ownOptions.length < length) {
      ownOptions = new byte[length];
    }
    System.arraycopy(from, 0, ownOptions, 0, length);
    options = ownOptions;
    optionsFrom = 0;
    optionsLength = length;
  }
}
