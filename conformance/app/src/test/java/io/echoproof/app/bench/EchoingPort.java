package io.echoproof.app.bench;

import io.echoproof.conformance.packet.Octets;
import io.echoproof.tun.Frame;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.UnaryOperator;

/** Answers each frame with what a function makes of it; nothing for an empty one. */
final class EchoingPort implements Port {
  private static final int ADDRESS = 4;

  private final UnaryOperator<byte[]> target;
  private final Queue<byte[]> replies = new ArrayDeque<>();
  private final List<Octets> sent = new ArrayList<>();
  private Optional<RequestFrames> requests = Optional.empty();

  EchoingPort(UnaryOperator<byte[]> target) {
    this.target = target;
  }

  /** The right reply to an echo request, or to a fragment of one. */
  static byte[] reply(byte[] request) {
    byte[] reply = request.clone();
    System.arraycopy(request, Ipv4Layout.SOURCE, reply, Ipv4Layout.DESTINATION, ADDRESS);
    System.arraycopy(request, Ipv4Layout.DESTINATION, reply, Ipv4Layout.SOURCE, ADDRESS);
    ByteBuffer fields = ByteBuffer.wrap(reply);
    if ((fields.getShort(Ipv4Layout.FLAGS_AND_OFFSET) & Ipv4Layout.FRAGMENT_OFFSET_MASK) == 0) {
      int message = Ipv4Layout.HEADER_LENGTH;
      fields.putShort(message, (short) 0);
      // The type is 0800 less: the checksum is that much more, in ones-complement.
      int sum = Short.toUnsignedInt(fields.getShort(message + Ipv4Layout.ICMP_CHECKSUM)) + 0x0800;
      fields.putShort(message + Ipv4Layout.ICMP_CHECKSUM, (short) (sum + (sum >>> 16)));
    }
    return reply;
  }

  List<Octets> sent() {
    return sent;
  }

  @Override
  public boolean isSynchronous() {
    return true;
  }

  @Override
  public void load(RequestFrames newRequests) {
    requests = Optional.of(newRequests);
  }

  @Override
  public void add(int frame) {
    RequestFrames frames = requests.orElseThrow();
    byte[] octets = new byte[frames.length(frame)];
    frames.memory().get(frames.offset(frame), octets);
    sent.add(Octets.of(octets));
    byte[] reply = target.apply(octets);
    if (reply.length > 0) {
      replies.add(reply);
    }
  }

  @Override
  public void send() {}

  @Override
  public boolean poll(Frame frame) {
    byte[] reply = replies.poll();
    if (reply == null) {
      return false;
    }
    frame.set(ByteBuffer.wrap(reply), 0, reply.length);
    return true;
  }

  @Override
  public void release(Frame frame) {}

  @Override
  public void close() {}
}
