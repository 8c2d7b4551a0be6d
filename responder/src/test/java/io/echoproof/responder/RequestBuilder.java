package io.echoproof.responder;

import static io.echoproof.responder.Wire.naiveChecksum;
import static io.echoproof.responder.Wire.octets;
import static io.echoproof.responder.Wire.putU16;

/** An echo request from 192.0.2.2 to 192.0.2.1, all right unless something is changed. */
final class RequestBuilder {
  private String source = "c0000202";
  private String destination = "c0000201";
  private int tos;
  private int flags;
  private int code;
  private int identifierAndSequence = 0xBEEF0001;
  private byte[] data = {};

  private RequestBuilder() {}

  static RequestBuilder echo() {
    return new RequestBuilder();
  }

  RequestBuilder source(String hex) {
    source = hex;
    return this;
  }

  RequestBuilder destination(String hex) {
    destination = hex;
    return this;
  }

  RequestBuilder tos(int newTos) {
    tos = newTos;
    return this;
  }

  /** Flags and fragment offset. */
  RequestBuilder flags(int newFlags) {
    flags = newFlags;
    return this;
  }

  RequestBuilder code(int newCode) {
    code = newCode;
    return this;
  }

  RequestBuilder identifierAndSequence(int value) {
    identifierAndSequence = value;
    return this;
  }

  RequestBuilder data(byte... newData) {
    data = newData;
    return this;
  }

  /** The frame, both checksums right. */
  byte[] frame() {
    byte[] frame = new byte[28 + data.length];
    frame[0] = 0x45;
    frame[1] = (byte) tos;
    putU16(frame, 2, frame.length);
    putU16(frame, 4, 0x1234);
    putU16(frame, 6, flags);
    frame[8] = 64;
    frame[9] = 1;
    System.arraycopy(octets(source), 0, frame, 12, 4);
    System.arraycopy(octets(destination), 0, frame, 16, 4);
    putU16(frame, 10, naiveChecksum(frame, 0, 20));
    frame[20] = 8;
    frame[21] = (byte) code;
    putU16(frame, 24, identifierAndSequence >>> 16);
    putU16(frame, 26, identifierAndSequence);
    System.arraycopy(data, 0, frame, 28, data.length);
    putU16(frame, 22, naiveChecksum(frame, 20, frame.length - 20));
    return frame;
  }
}
