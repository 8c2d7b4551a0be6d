package io.echoproof.conformance.run;

import static io.echoproof.conformance.run.Net.headerLength;
import static io.echoproof.conformance.run.Net.put16;
import static io.echoproof.conformance.run.Net.s32;
import static io.echoproof.conformance.run.Net.setChecksum;
import static io.echoproof.conformance.run.Net.u16;
import static io.echoproof.conformance.run.Net.u8;
import static io.echoproof.conformance.run.Net.verifies;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Octets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * An echo responder written from RFC 791, 792, 1071 and 1122. The suite has to find nothing wrong
 * with it.
 */
final class ReferenceStack implements FrameFunction {
  private static final int HEADER = 20;
  private static final int ICMP = 1;

  private final int own;
  private final int prefixLength;
  private final int mtu;
  private final ReferenceReassembly reassembly;
  private int nextIdentification = 1;

  /** At 192.0.2.1/24, with MTU 1500. */
  ReferenceStack() {
    this(0xC0000201, 24, 1500);
  }

  ReferenceStack(int own, int prefixLength, int mtu) {
    this(own, prefixLength, mtu, new ReferenceReassembly(System::nanoTime));
  }

  /** At 192.0.2.1/24, with a reassembly of its own. */
  ReferenceStack(ReferenceReassembly reassembly) {
    this(0xC0000201, 24, 1500, reassembly);
  }

  private ReferenceStack(int own, int prefixLength, int mtu, ReferenceReassembly reassembly) {
    this.reassembly = reassembly;
    this.own = own;
    this.prefixLength = prefixLength;
    this.mtu = mtu;
  }

  @Override
  public void accept(Octets octets, Consumer<Octets> out) {
    byte[] frame = octets.toByteArray();
    if (isForUs(frame)) {
      reassembly.accept(frame).ifPresent(datagram -> answer(datagram, out));
    }
  }

  /** RFC 1122, section 3.2.1. */
  private boolean isForUs(byte[] frame) {
    if (frame.length < HEADER || u8(frame, 0) >>> 4 != 4) {
      return false;
    }
    int header = headerLength(frame);
    int total = u16(frame, Net.TOTAL_LENGTH);
    return header >= HEADER
        && header <= total
        && total <= frame.length
        && verifies(frame, 0, header)
        && s32(frame, Net.DESTINATION) == own
        && frame[Net.PROTOCOL] == ICMP
        && isNeighbour(s32(frame, Net.SOURCE));
  }

  private boolean isNeighbour(int address) {
    boolean unicast = address >>> 28 < 0xE && address >>> 24 != 0 && address >>> 24 != 127;
    int hostBits = prefixLength == 32 ? 0 : -1 >>> prefixLength;
    boolean sameNetwork = ((address ^ own) & ~hostBits) == 0;
    int host = address & hostBits;
    boolean broadcast = prefixLength < 31 && sameNetwork && (host == 0 || host == hostBits);
    return unicast && address != own && !broadcast;
  }

  /** RFC 792, echo; RFC 1122, section 3.2.2.6. */
  private void answer(byte[] request, Consumer<Octets> out) {
    byte[] message = Arrays.copyOfRange(request, headerLength(request), request.length);
    if (message.length < 8 || message[0] != 8 || !verifies(message, 0, message.length)) {
      return;
    }
    message[0] = 0;
    setChecksum(message, Net.ICMP_CHECKSUM, 0, message.length);
    int identification = nextIdentification++;
    int room = (mtu - HEADER) / 8 * 8;
    boolean whole = HEADER + message.length <= mtu;
    int step = whole ? message.length : room;
    for (int at = 0; at < message.length; at += step) {
      int length = Math.min(step, message.length - at);
      byte[] frame = new byte[HEADER + length];
      frame[0] = 0x45;
      frame[1] = request[1];
      put16(frame, Net.TOTAL_LENGTH, frame.length);
      put16(frame, Net.IDENTIFICATION, identification);
      put16(frame, Net.FLAGS, at / 8 | (at + length < message.length ? 0x2000 : 0));
      frame[Net.TTL] = 64;
      frame[Net.PROTOCOL] = ICMP;
      System.arraycopy(request, Net.DESTINATION, frame, Net.SOURCE, 4);
      System.arraycopy(request, Net.SOURCE, frame, Net.DESTINATION, 4);
      setChecksum(frame, Net.HEADER_CHECKSUM, 0, HEADER);
      System.arraycopy(message, at, frame, HEADER, length);
      out.accept(Octets.of(frame));
    }
  }
}
