package io.echoproof.app.fuzz;

import io.echoproof.app.target.DirectStack.Replies;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.packet.Octets;
import java.time.Duration;
import java.util.Optional;

/** Through a link of the suite, whatever it is. */
final class LinkFramePort implements FramePort {
  private final Link link;

  /**
   * @param link stays its owner's
   */
  LinkFramePort(Link link) {
    this.link = link;
  }

  @Override
  public void add(byte[] frame, int length) {
    link.send(Octets.of(frame, 0, length));
  }

  @Override
  public void flush() {}

  @Override
  public int receive(Replies sink, long atMostNanos) {
    return link.receive(
        (octets, at) -> {
          byte[] frame = octets.toByteArray();
          sink.add(frame, frame.length);
        },
        Duration.ofNanos(atMostNanos));
  }

  @Override
  public boolean isQuiet() {
    return link.isSynchronous() || link.hasEnded();
  }

  @Override
  public Optional<String> lastWords() {
    return link.lastWords();
  }

  @Override
  public void close() {}
}
