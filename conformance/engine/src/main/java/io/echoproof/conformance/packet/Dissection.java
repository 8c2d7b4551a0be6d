package io.echoproof.conformance.packet;

import java.util.ArrayList;
import java.util.List;

/**
 * Any frame as a list of fields in the order of their offsets. Never fails: what is not there is
 * left out, what can't be read is shown as octets.
 */
public final class Dissection {
  private static final int SHOWN_DATA = 24;

  private static final int MORE_FRAGMENTS = 0x2000;

  private final Octets frame;
  private final List<Field> fields = new ArrayList<>();

  private Dissection(Octets frame) {
    this.frame = frame;
  }

  /** The fields of a frame. */
  public static List<Field> of(Octets frame) {
    Dissection dissection = new Dissection(frame);
    if (frame.length() >= 40 && frame.u8(0) >>> 4 == 6) {
      dissection.ipv6();
    } else if (frame.length() >= Ipv4Packet.HEADER_LENGTH) {
      dissection.ipv4();
    } else if (frame.length() > 0) {
      dissection.rest("frame", "octets", 0, frame.length());
    }
    return List.copyOf(dissection.fields);
  }

  private void ipv4() {
    int headerLength = (frame.u8(0) & 0xF) * 4;
    int headerEnd = Math.max(Ipv4Packet.HEADER_LENGTH, Math.min(headerLength, frame.length()));
    int total = frame.u16(Ipv4Packet.TOTAL_LENGTH);
    int end = total < headerEnd || total > frame.length() ? frame.length() : total;
    ip("version", 0, 1, String.valueOf(frame.u8(0) >>> 4));
    ip("IHL", 0, 1, (frame.u8(0) & 0xF) + " (" + headerLength + " octets)");
    ip("DSCP", 1, 1, String.format("0x%02x", frame.u8(1) >>> 2));
    ip("ECN", 1, 1, bits(frame.u8(1) & 3, 2));
    ip("total length", Ipv4Packet.TOTAL_LENGTH, 2, length(total));
    ip("identification", Ipv4Packet.IDENTIFICATION, 2, hex16(Ipv4Packet.IDENTIFICATION));
    ip("flags", Ipv4Packet.FLAGS_AND_OFFSET, 1, flags(frame.u8(Ipv4Packet.FLAGS_AND_OFFSET) >>> 5));
    int offset = frame.u16(Ipv4Packet.FLAGS_AND_OFFSET) & 0x1FFF;
    ip("fragment offset", Ipv4Packet.FLAGS_AND_OFFSET, 2, String.valueOf(offset * 8));
    ip("time to live", Ipv4Packet.TTL, 1, String.valueOf(frame.u8(Ipv4Packet.TTL)));
    ip("protocol", Ipv4Packet.PROTOCOL, 1, String.valueOf(frame.u8(Ipv4Packet.PROTOCOL)));
    ip("header checksum", Ipv4Packet.HEADER_CHECKSUM, 2, checksum(0, headerEnd, 10));
    ip("source", Ipv4Packet.SOURCE, 4, address(Ipv4Packet.SOURCE));
    ip("destination", Ipv4Packet.DESTINATION, 4, address(Ipv4Packet.DESTINATION));
    if (headerEnd > Ipv4Packet.HEADER_LENGTH) {
      rest("IPv4", "options", Ipv4Packet.HEADER_LENGTH, headerEnd);
    }
    if (frame.u8(Ipv4Packet.PROTOCOL) == Ipv4Packet.PROTOCOL_ICMP && offset == 0) {
      boolean more = (frame.u16(Ipv4Packet.FLAGS_AND_OFFSET) & MORE_FRAGMENTS) != 0;
      icmp(headerEnd, end, more);
    } else {
      rest("data", "payload", headerEnd, end);
    }
    rest("trailer", "octets behind the datagram", end, frame.length());
  }

  private void icmp(int from, int end, boolean more) {
    if (end - from < IcmpMessage.HEADER_LENGTH) {
      rest("ICMP", "octets (fewer than 8)", from, end);
      return;
    }
    int type = frame.u8(from);
    add("ICMP", "type", from, 1, type + typeName(type));
    add("ICMP", "code", from + 1, 1, String.valueOf(frame.u8(from + 1)));
    int at = from + IcmpMessage.CHECKSUM;
    add(
        "ICMP",
        "checksum",
        at,
        2,
        // A first fragment does not have all that the checksum covers.
        more
            ? hex16(at) + " (covers the other fragments too)"
            : checksum(from, end, IcmpMessage.CHECKSUM));
    if (IcmpMessage.isErrorType(type)) {
      add("ICMP", "rest of header", from + 4, 4, frame.slice(from + 4, from + 8).hex());
      rest("ICMP", "quoted datagram", from + IcmpMessage.HEADER_LENGTH, end);
      return;
    }
    at = from + IcmpMessage.IDENTIFIER;
    add("ICMP", "identifier", at, 2, hex16(at));
    at = from + IcmpMessage.SEQUENCE_NUMBER;
    add("ICMP", "sequence number", at, 2, hex16(at));
    rest("data", "data", from + IcmpMessage.HEADER_LENGTH, end);
  }

  private void ipv6() {
    add("IPv6", "version", 0, 1, "6");
    add("IPv6", "payload length", 4, 2, String.valueOf(frame.u16(4)));
    add("IPv6", "next header", 6, 1, String.valueOf(frame.u8(6)));
    add("IPv6", "hop limit", 7, 1, String.valueOf(frame.u8(7)));
    add("IPv6", "source", 8, 16, frame.slice(8, 24).hex());
    add("IPv6", "destination", 24, 16, frame.slice(24, 40).hex());
    rest("data", "payload", 40, frame.length());
  }

  private void ip(String name, int offset, int length, String value) {
    add("IPv4", name, offset, length, value);
  }

  private void add(String layer, String name, int offset, int length, String value) {
    fields.add(new Field(layer, name, offset, length, value));
  }

  private void rest(String layer, String name, int from, int to) {
    if (from >= to) {
      return;
    }
    int length = to - from;
    String hex = frame.slice(from, from + Math.min(length, SHOWN_DATA)).hex();
    String more = length > SHOWN_DATA ? "…" : "";
    add(layer, name, from, length, length + (length == 1 ? " octet: " : " octets: ") + hex + more);
  }

  private String length(int total) {
    return total > frame.length() ? total + " (more than the frame has)" : String.valueOf(total);
  }

  private String hex16(int offset) {
    return String.format("0x%04x", frame.u16(offset));
  }

  private String address(int offset) {
    return new Ipv4Address(frame.s32(offset)).toString();
  }

  private String checksum(int from, int to, int fieldOffset) {
    Octets covered = frame.slice(from, to);
    String shown = hex16(from + fieldOffset);
    if (Checksum.verifies(covered)) {
      return shown + " (verifies)";
    }
    int right = Checksum.of(covered.with(fieldOffset, 0).with(fieldOffset + 1, 0));
    return shown + String.format(" (wrong: 0x%04x is right)", right);
  }

  private static String flags(int value) {
    String names =
        ((value & Ipv4Packet.FLAG_RESERVED) != 0 ? " reserved" : "")
            + ((value & Ipv4Packet.FLAG_DF) != 0 ? " DF" : "")
            + ((value & Ipv4Packet.FLAG_MF) != 0 ? " MF" : "");
    return bits(value, 3) + names;
  }

  private static String bits(int value, int count) {
    return Integer.toBinaryString(1 << count | value).substring(1);
  }

  private static String typeName(int type) {
    return switch (type) {
      case IcmpMessage.ECHO_REPLY -> " (echo reply)";
      case IcmpMessage.DESTINATION_UNREACHABLE -> " (destination unreachable)";
      case IcmpMessage.SOURCE_QUENCH -> " (source quench)";
      case IcmpMessage.REDIRECT -> " (redirect)";
      case IcmpMessage.ECHO_REQUEST -> " (echo)";
      case IcmpMessage.TIME_EXCEEDED -> " (time exceeded)";
      case IcmpMessage.PARAMETER_PROBLEM -> " (parameter problem)";
      case 13 -> " (timestamp)";
      case 14 -> " (timestamp reply)";
      default -> "";
    };
  }
}
