package io.echoproof.conformance.run;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.packet.Octets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;

/** Another link, of which nobody may take it that nothing comes later; and something does. */
final class LateLink implements Link {
  private final Link link;
  private final Queue<Octets> late = new ArrayDeque<>();

  LateLink(Link link) {
    this.link = link;
  }

  /** Something arrives after all. */
  void arrive(Octets frame) {
    late.add(frame);
  }

  @Override
  public String name() {
    return link.name();
  }

  @Override
  public String description() {
    return link.description();
  }

  @Override
  public Set<Carriage> carries() {
    return link.carries();
  }

  @Override
  public void send(Octets frame) {
    link.send(frame);
  }

  @Override
  public int receive(FrameSink sink, Duration atMost) {
    int count = link.receive(sink, Duration.ZERO);
    for (Octets frame = late.poll(); frame != null; frame = late.poll()) {
      sink.accept(frame, System.nanoTime());
      count++;
    }
    return count;
  }

  @Override
  public boolean isSynchronous() {
    return false;
  }

  @Override
  public void close() {
    link.close();
  }
}
