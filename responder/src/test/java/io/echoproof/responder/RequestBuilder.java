package io.echoproof.responder;

import static io.echoproof.responder.Wire.naiveChecksum;
import static io.echoproof.responder.Wire.octets;
import static io.echoproof.responder.Wire.putU16;

/** An echo request from 192.0.2.2 to 192.0.2.1, all right unless something is changed. */
final class RequestBuilder {
  private String source = "c0000202";
  private String destination = "c0000201";
  private String options = "";
  private int identification = 0x1234;
  private int tos;
  private int flags;
  private int ttl = 64;
  private int type = 8;
  private int code;
  private int identifierAndSequence = 0xBEEF0001;
  private byte[] data = {};

  private RequestBuilder() {}

  static RequestBuilder echo() {
    return new RequestBuilder();
  }

  /** A timestamp request with that originate stamp. */
  static RequestBuilder timestamp(String originateHex) {
    RequestBuilder builder = echo().data(octets(originateHex + "0000000000000000"));
    builder.type = 13;
    return builder;
  }

  RequestBuilder source(String hex) {
    source = hex;
    return this;
  }

  RequestBuilder destination(String hex) {
    destination = hex;
    return this;
  }

  /** A multiple of four octets. */
  RequestBuilder options(String hex) {
    options = hex;
    return this;
  }

  RequestBuilder identification(int newIdentification) {
    identification = newIdentification;
    return this;
  }

  RequestBuilder tos(int newTos) {
    tos = newTos;
    return this;
  }

  RequestBuilder ttl(int newTtl) {
    ttl = newTtl;
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
    byte[] option = octets(options);
    int header = 20 + option.length;
    byte[] frame = new byte[header + 8 + data.length];
    frame[0] = (byte) (0x40 | header / 4);
    frame[1] = (byte) tos;
    putU16(frame, 2, frame.length);
    putU16(frame, 4, identification);
    putU16(frame, 6, flags);
    frame[8] = (byte) ttl;
    frame[9] = 1;
    System.arraycopy(octets(source), 0, frame, 12, 4);
    System.arraycopy(octets(destination), 0, frame, 16, 4);
    System.arraycopy(option, 0, frame, 20, option.length);
    putU16(frame, 10, naiveChecksum(frame, 0, header));
    frame[header] = (byte) type;
    frame[header + 1] = (byte) code;
    putU16(frame, header + 4, identifierAndSequence >>> 16);
    putU16(frame, header + 6, identifierAndSequence);
    System.arraycopy(data, 0, frame, header + 8, data.length);
    putU16(frame, header + 2, naiveChecksum(frame, header, frame.length - header));
    return frame;
  }
}
