package io.echoproof.app.oracle;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.InternetSum;
import io.echoproof.app.frame.Ipv4Layout;

/**
 * Reads what the target sends, frame by frame: whether it is well formed whatever it answers
 * (requirements ECH-18, TTL-03 and FRG-32), and puts fragments together.
 */
public final class ReplyReader {
  private static final int VERSION = 4;

  private final int mtu;
  private final boolean icmpOnly;
  private final ReplyAssemblies assemblies = new ReplyAssemblies();

  /**
   * @param settings of the target
   */
  public ReplyReader(OracleSettings settings) {
    this.mtu = settings.profile().mtu();
    this.icmpOnly = !settings.choices().reportsErrors();
  }

  /**
   * Reads a frame.
   *
   * @param f holds the frame from index 0 on
   * @param length of the frame in octets
   * @param reply takes the datagram
   */
  public Disagreement read(byte[] f, int length, Reply reply) {
    reply.whole = false;
    if (length < Ipv4Layout.OPTIONS) {
      return malformed("a reply of " + length + " octets");
    }
    if (BigEndian.u8(f, 0) >>> 4 != VERSION) {
      return icmpOnly ? malformed("a reply of version " + (BigEndian.u8(f, 0) >>> 4)) : none();
    }
    int header = Ipv4Layout.headerLength(f, 0);
    int total = BigEndian.u16(f, Ipv4Layout.TOTAL_LENGTH);
    if (header < Ipv4Layout.OPTIONS || header > total) {
      return malformed("IHL " + header / 4 + ", total length " + total);
    }
    if (total != length) {
      return malformed("total length " + total + " in a frame of " + length + " octets");
    }
    if (!InternetSum.verifies(f, 0, header)) {
      return malformed("header checksum is wrong");
    }
    reply.protocol = BigEndian.u8(f, Ipv4Layout.PROTOCOL);
    if (reply.protocol != Ipv4Layout.PROTOCOL_ICMP) {
      return icmpOnly ? malformed("protocol " + reply.protocol) : none();
    }
    return readIcmp(f, header, total, reply);
  }

  private Disagreement readIcmp(byte[] f, int header, int total, Reply reply) {
    int flags = BigEndian.u16(f, Ipv4Layout.FLAGS_AND_OFFSET);
    reply.tos = BigEndian.u8(f, Ipv4Layout.TOS);
    reply.ttl = BigEndian.u8(f, Ipv4Layout.TTL);
    reply.fragmented = (flags & Ipv4Layout.FRAGMENT_MASK) != 0;
    reply.dontFragment = (flags & Ipv4Layout.DONT_FRAGMENT) != 0;
    reply.source = BigEndian.s32(f, Ipv4Layout.SOURCE);
    reply.destination = BigEndian.s32(f, Ipv4Layout.DESTINATION);
    reply.options = f;
    reply.optionsFrom = Ipv4Layout.OPTIONS;
    reply.optionsLength = header - Ipv4Layout.OPTIONS;
    reply.message = f;
    reply.messageFrom = header;
    reply.messageLength = total - header;
    if ((flags & Ipv4Layout.RESERVED) != 0) {
      return malformed("the reserved flag is set");
    }
    if (reply.ttl == 0) {
      return Disagreement.wrong("TTL-03", "a reply with TTL 0");
    }
    if (total > mtu) {
      return Disagreement.wrong("FRG-32", "a frame of " + total + " octets, MTU " + mtu);
    }
    if ((flags & Ipv4Layout.FRAGMENT_MASK) == 0) {
      reply.whole = true;
      return Disagreement.NONE;
    }
    if ((flags & Ipv4Layout.DONT_FRAGMENT) != 0) {
      return Disagreement.wrong("FRG-32", "a fragment that must not be fragmented");
    }
    return assemblies.add(f, reply);
  }

  /** How many datagrams of the target are incomplete. */
  public int incomplete() {
    return assemblies.incomplete();
  }

  /** Forgets fragments whose rest did not come. */
  public void forget() {
    assemblies.forget();
  }

  private static Disagreement none() {
    return Disagreement.NONE;
  }

  private static Disagreement malformed(String what) {
    return Disagreement.wrong("ECH-18", what);
  }
}
