package io.echoproof.reports.sample;

import io.echoproof.reports.record.FrameRecord;
import io.echoproof.reports.record.FrameRecord.Direction;
import io.echoproof.reports.record.FrameRecord.FieldRecord;
import io.echoproof.reports.record.FrameRecord.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An IPv4 packet with an ICMP message between 192.0.2.2 (tester) and 192.0.2.1 (target). */
final class SampleFrame {
  private static final int HEADER = 20;

  private final byte[] octets;
  private final Map<String, Mark> marks = new HashMap<>();
  private final Map<String, String> expected = new HashMap<>();

  private SampleFrame(byte[] octets) {
    this.octets = octets;
  }

  static SampleFrame request(int id, int sequence, int data) {
    return message(8, id, sequence, data, 2, 1);
  }

  static SampleFrame reply(int id, int sequence, int data) {
    return message(0, id, sequence, data, 1, 2);
  }

  private static SampleFrame message(int type, int id, int seq, int data, int from, int to) {
    byte[] frame = new byte[HEADER + 8 + data];
    frame[0] = 0x45;
    put16(frame, 2, frame.length);
    put16(frame, 4, 0x1c46);
    frame[8] = 64;
    frame[9] = 1;
    put16(frame, 12, 0xc000);
    put16(frame, 14, 0x0200 + from);
    put16(frame, 16, 0xc000);
    put16(frame, 18, 0x0200 + to);
    frame[20] = (byte) type;
    put16(frame, 24, id);
    put16(frame, 26, seq);
    for (int i = 0; i < data; i++) {
      frame[HEADER + 8 + i] = (byte) ('a' + i % 23);
    }
    put16(frame, 22, checksum(frame, HEADER, frame.length));
    put16(frame, 10, checksum(frame, 0, HEADER));
    return new SampleFrame(frame);
  }

  /** Sets octets; the checksums stay as they are. */
  SampleFrame set(int offset, int value) {
    octets[offset] = (byte) value;
    return this;
  }

  /** Computes the header checksum again. */
  SampleFrame headerChecksum() {
    put16(octets, 10, 0);
    put16(octets, 10, checksum(octets, 0, HEADER));
    return this;
  }

  SampleFrame mutated(String field) {
    marks.put(field, Mark.MUTATED);
    return this;
  }

  SampleFrame differs(String field, String expectedValue) {
    marks.put(field, Mark.DIFFERS);
    expected.put(field, expectedValue);
    return this;
  }

  byte[] octets() {
    return octets.clone();
  }

  FrameRecord sent(String label, long micros) {
    return record(Direction.SENT, label, micros);
  }

  FrameRecord received(String label, long micros) {
    return record(Direction.RECEIVED, label, micros);
  }

  private FrameRecord record(Direction direction, String label, long micros) {
    String hex = HexFormat.of().formatHex(octets);
    return new FrameRecord(direction, label, micros, octets.length, hex, fields());
  }

  private List<FieldRecord> fields() {
    List<FieldRecord> fields = new ArrayList<>();
    add(fields, "IPv4", "Version", 0, 1, Integer.toString((octets[0] & 0xf0) >> 4));
    add(fields, "IPv4", "IHL", 0, 1, (octets[0] & 0xf) + " (" + 4 * (octets[0] & 0xf) + " octets)");
    add(fields, "IPv4", "Type of Service", 1, 1, hex(1, 1));
    add(fields, "IPv4", "Total Length", 2, 2, Integer.toString(get16(2)));
    add(fields, "IPv4", "Identification", 4, 2, hex(4, 2));
    add(fields, "IPv4", "Flags", 6, 1, flags());
    add(fields, "IPv4", "Fragment Offset", 6, 2, Integer.toString(get16(6) & 0x1fff));
    add(fields, "IPv4", "Time to Live", 8, 1, Integer.toString(octets[8] & 0xff));
    add(fields, "IPv4", "Protocol", 9, 1, (octets[9] & 0xff) + " (ICMP)");
    add(fields, "IPv4", "Header Checksum", 10, 2, hex(10, 2));
    add(fields, "IPv4", "Source Address", 12, 4, address(12));
    add(fields, "IPv4", "Destination Address", 16, 4, address(16));
    add(fields, "ICMP", "Type", 20, 1, Integer.toString(octets[20] & 0xff));
    add(fields, "ICMP", "Code", 21, 1, Integer.toString(octets[21] & 0xff));
    add(fields, "ICMP", "Checksum", 22, 2, hex(22, 2));
    add(fields, "ICMP", "Identifier", 24, 2, hex(24, 2));
    add(fields, "ICMP", "Sequence Number", 26, 2, hex(26, 2));
    int data = octets.length - HEADER - 8;
    if (data > 0) {
      String shown = hex(28, Math.min(8, data)) + (data > 8 ? "…" : "");
      add(fields, "data", "Data", 28, data, data + " octets: " + shown);
    }
    return fields;
  }

  private void add(List<FieldRecord> to, String layer, String name, int at, int length, String v) {
    to.add(
        new FieldRecord(
            layer,
            name,
            at,
            length,
            v,
            marks.getOrDefault(name, Mark.NONE),
            Optional.ofNullable(expected.get(name))));
  }

  private String flags() {
    int flags = (octets[6] & 0xe0) >> 5;
    return Integer.toBinaryString(8 + flags).substring(1)
        + ((flags & 4) != 0 ? " reserved" : "")
        + ((flags & 2) != 0 ? " DF" : "")
        + ((flags & 1) != 0 ? " MF" : "");
  }

  private String hex(int at, int length) {
    return "0x" + HexFormat.of().formatHex(octets, at, at + length);
  }

  private String address(int at) {
    return (octets[at] & 0xff)
        + "."
        + (octets[at + 1] & 0xff)
        + "."
        + (octets[at + 2] & 0xff)
        + "."
        + (octets[at + 3] & 0xff);
  }

  private int get16(int at) {
    return (octets[at] & 0xff) << 8 | (octets[at + 1] & 0xff);
  }

  private static void put16(byte[] frame, int at, int value) {
    frame[at] = (byte) (value >> 8);
    frame[at + 1] = (byte) value;
  }

  private static int checksum(byte[] frame, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += (frame[i] & 0xff) << ((i - from) % 2 == 0 ? 8 : 0);
    }
    while (sum > 0xffff) {
      sum = (sum & 0xffff) + (sum >> 16);
    }
    return ~sum & 0xffff;
  }
}
