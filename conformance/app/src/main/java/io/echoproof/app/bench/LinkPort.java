package io.echoproof.app.bench;

import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.Target;
import io.echoproof.tun.Frame;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * Through a link of the suite, whatever it is. It allocates for each frame and is therefore slower
 * than the other ports: only for what they don't reach.
 */
final class LinkPort implements Port {
  private final Target target;
  private final Link link;
  private final Queue<Octets> arrived = new ArrayDeque<>();
  private Optional<RequestFrames> requests = Optional.empty();

  /**
   * @param target is owned: closed with this port
   */
  LinkPort(Target target, Link link) {
    this.target = target;
    this.link = link;
  }

  @Override
  public boolean isSynchronous() {
    return link.isSynchronous();
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
    link.send(Octets.of(octets));
  }

  @Override
  public void send() {}

  @Override
  public boolean poll(Frame frame) {
    if (arrived.isEmpty()) {
      link.receive((octets, nanoTime) -> arrived.add(octets), Duration.ZERO);
    }
    Octets octets = arrived.poll();
    if (octets == null) {
      return false;
    }
    frame.set(ByteBuffer.wrap(octets.toByteArray()), 0, octets.length());
    return true;
  }

  @Override
  public void release(Frame frame) {}

  @Override
  public void close() {
    target.close();
  }
}
