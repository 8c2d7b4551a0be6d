package io.echoproof.responder;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What an echo costs without a device: a request of so many octets of data in, its reply out. What
 * is longer than the MTU comes and goes in fragments. Started by {@code ci/bench/jmh}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EchoBenchmark {
  private static final int MTU = 1500;
  private static final int ROOM = 1 << 17;
  private static final int HEADER = Ipv4Fields.MINIMUM_HEADER_LENGTH;
  private static final int MOST = MTU - HEADER & -Long.BYTES;
  private static final int MORE_FRAGMENTS = 0x2000;

  @Param({"32", "1400", "65507"})
  private int size;

  private EchoResponder responder;
  private ByteBuffer request;
  private ByteBuffer reply;
  private int[] offsets;
  private int[] lengths;

  /** Writes the request's frames one behind the other. */
  @Setup
  public void writeRequest() throws UnknownHostException {
    responder = new EchoResponder(ResponderSettings.of(address(1), 24).withMtu(MTU));
    request = ByteBuffer.allocateDirect(ROOM);
    reply = ByteBuffer.allocateDirect(ROOM);
    ByteBuffer message = ByteBuffer.allocate(IcmpFields.HEADER_LENGTH + size);
    message.put(0, (byte) IcmpFields.TYPE_ECHO);
    for (int i = IcmpFields.HEADER_LENGTH; i < message.capacity(); i++) {
      message.put(i, (byte) i);
    }
    message.putShort(
        IcmpFields.CHECKSUM_OFFSET,
        (short) InternetChecksum.of(InternetChecksum.sum(message, 0, message.capacity())));
    int most = message.capacity() <= MTU - HEADER ? message.capacity() : MOST;
    int frames = (message.capacity() + most - 1) / most;
    offsets = new int[frames];
    lengths = new int[frames];
    for (int frame = 0; frame < frames; frame++) {
      offsets[frame] = frame * (HEADER + most);
      write(frame, message, frame * most, most);
    }
  }

  private static Inet4Address address(int host) throws UnknownHostException {
    return (Inet4Address) InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) host});
  }

  private void write(int frame, ByteBuffer message, int from, int most)
      throws UnknownHostException {
    int length = Math.min(most, message.capacity() - from);
    int more = from + length < message.capacity() ? MORE_FRAGMENTS : 0;
    int at = offsets[frame];
    lengths[frame] = HEADER + length;
    request.put(at, (byte) 0x45);
    request.putShort(at + Ipv4Fields.TOTAL_LENGTH_OFFSET, (short) (HEADER + length));
    request.putShort(at + Ipv4Fields.IDENTIFICATION_OFFSET, (short) 0x1234);
    request.putShort(at + Ipv4Fields.FLAGS_AND_FRAGMENT_OFFSET, (short) (more | from / Long.BYTES));
    request.put(at + Ipv4Fields.TTL_OFFSET, (byte) 64);
    request.put(at + Ipv4Fields.PROTOCOL_OFFSET, (byte) Ipv4Fields.PROTOCOL_ICMP);
    request.putInt(at + Ipv4Fields.SOURCE_OFFSET, Ipv4Address.toInt(address(2)));
    request.putInt(at + Ipv4Fields.DESTINATION_OFFSET, Ipv4Address.toInt(address(1)));
    request.putShort(
        at + Ipv4Fields.HEADER_CHECKSUM_OFFSET,
        (short) InternetChecksum.of(InternetChecksum.sum(request, at, HEADER)));
    request.put(at + HEADER, message, from, length);
  }

  /** One echo. */
  @Benchmark
  public int echo() {
    int octets = 0;
    for (int frame = 0; frame < lengths.length; frame++) {
      int length = responder.accept(request, offsets[frame], lengths[frame]);
      while (length != 0) {
        octets += length;
        length = responder.reply(request, offsets[frame], reply, 0);
      }
    }
    if (octets < size) {
      throw new IllegalStateException("no reply: " + responder.lastDrop());
    }
    return octets;
  }
}
