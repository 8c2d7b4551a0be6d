package io.echoproof.conformance.run;

import static io.echoproof.conformance.run.Net.headerLength;
import static io.echoproof.conformance.run.Net.put16;
import static io.echoproof.conformance.run.Net.setChecksum;
import static io.echoproof.conformance.run.Net.u8;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Octets;
import java.util.function.Consumer;

/**
 * A responder that serves ping with its default 32 data octets and little else: it checks neither
 * checksums nor lengths nor addresses, answers whatever has protocol 1, and builds every ICMP
 * message in a buffer of 40 octets.
 */
final class TutorialStack implements FrameFunction {
  private static final int HEADER = 20;
  private static final int BUFFER = 40;

  @Override
  public void accept(Octets octets, Consumer<Octets> out) {
    byte[] request = octets.toByteArray();
    if (request.length < HEADER
        || u8(request, 0) >>> 4 != 4
        || headerLength(request) < HEADER
        || headerLength(request) > request.length
        || request[Net.PROTOCOL] != 1) {
      return;
    }
    int message = request.length - headerLength(request);
    byte[] buffer = new byte[BUFFER];
    System.arraycopy(request, headerLength(request) + 4, buffer, 4, message - 4);
    setChecksum(buffer, Net.ICMP_CHECKSUM, 0, BUFFER);
    byte[] reply = new byte[headerLength(request) + message];
    reply[0] = 0x45;
    put16(reply, Net.TOTAL_LENGTH, HEADER + message);
    reply[Net.FLAGS] = 0x40;
    reply[Net.TTL] = 64;
    reply[Net.PROTOCOL] = 1;
    System.arraycopy(request, Net.DESTINATION, reply, Net.SOURCE, 4);
    System.arraycopy(request, Net.SOURCE, reply, Net.DESTINATION, 4);
    setChecksum(reply, Net.HEADER_CHECKSUM, 0, HEADER);
    if (message < 8) {
      throw new IndexOutOfBoundsException("an ICMP message of " + message + " octets");
    }
    System.arraycopy(buffer, 0, reply, HEADER, message);
    out.accept(Octets.of(reply));
  }
}
