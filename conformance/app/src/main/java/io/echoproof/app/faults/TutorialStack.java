package io.echoproof.app.faults;

import io.echoproof.app.frame.BigEndian;
import io.echoproof.app.frame.IcmpLayout;
import io.echoproof.app.frame.InternetSum;
import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Octets;
import java.util.function.Consumer;

/**
 * A whole program of faults: it serves ping with its default 32 octets of data and little else. It
 * checks neither checksums nor lengths nor addresses, answers whatever has protocol 1, builds every
 * message in a buffer of 40 octets, and dies where that is too small or the message too short.
 */
final class TutorialStack implements FrameFunction {
  private static final int BUFFER = 40;

  @Override
  public void accept(Octets octets, Consumer<Octets> out) {
    byte[] request = octets.toByteArray();
    if (request.length < Ipv4Layout.OPTIONS
        || BigEndian.u8(request, 0) >>> 4 != 4
        || Edit.headerLength(request) < Ipv4Layout.OPTIONS
        || Edit.headerLength(request) > request.length
        || request[Ipv4Layout.PROTOCOL] != Ipv4Layout.PROTOCOL_ICMP) {
      return;
    }
    int message = request.length - Edit.headerLength(request);
    if (message < IcmpLayout.DATA) {
      throw new IndexOutOfBoundsException("an ICMP message of " + message + " octets");
    }
    byte[] buffer = new byte[BUFFER];
    System.arraycopy(
        request,
        Edit.headerLength(request) + IcmpLayout.IDENTIFIER,
        buffer,
        IcmpLayout.IDENTIFIER,
        message - IcmpLayout.IDENTIFIER);
    InternetSum.set(buffer, IcmpLayout.CHECKSUM, 0, BUFFER);
    byte[] reply = new byte[Edit.headerLength(request) + message];
    reply[0] = 0x45;
    BigEndian.put16(reply, Ipv4Layout.TOTAL_LENGTH, Ipv4Layout.OPTIONS + message);
    BigEndian.put16(reply, Ipv4Layout.FLAGS_AND_OFFSET, Ipv4Layout.DONT_FRAGMENT);
    reply[Ipv4Layout.TTL] = 64;
    reply[Ipv4Layout.PROTOCOL] = Ipv4Layout.PROTOCOL_ICMP;
    System.arraycopy(request, Ipv4Layout.DESTINATION, reply, Ipv4Layout.SOURCE, 4);
    System.arraycopy(request, Ipv4Layout.SOURCE, reply, Ipv4Layout.DESTINATION, 4);
    InternetSum.set(reply, Ipv4Layout.HEADER_CHECKSUM, 0, Ipv4Layout.OPTIONS);
    System.arraycopy(buffer, 0, reply, Ipv4Layout.OPTIONS, message);
    out.accept(Octets.of(reply));
  }
}
