package io.echoproof.conformance.link;

import io.echoproof.conformance.packet.Octets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/**
 * A link whose other end is the test: a script answers what is sent, and the test puts in what else
 * arrives, when it wants to.
 */
public final class ScriptedLink implements Link {
  private final boolean synchronous;
  private final FrameFunction script;
  private final List<Octets> sent = new ArrayList<>();
  private final Queue<Octets> arrivals = new ArrayDeque<>();

  /**
   * @param synchronous whether the harness may take it that nothing comes later
   * @param script what answers at once
   */
  public ScriptedLink(boolean synchronous, FrameFunction script) {
    this.synchronous = synchronous;
    this.script = script;
  }

  /** What was sent so far. */
  public List<Octets> sent() {
    return List.copyOf(sent);
  }

  /** Something arrives. */
  public void arrive(Octets frame) {
    arrivals.add(frame);
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public String description() {
    return "a link of this test";
  }

  @Override
  public Set<Carriage> carries() {
    return EnumSet.allOf(Carriage.class);
  }

  @Override
  public void send(Octets frame) {
    sent.add(frame);
    script.accept(frame, arrivals::add);
  }

  @Override
  public void sendLabelled(Octets frame, int etherType) {
    send(Octets.ofInts(0, 0, etherType >>> 8, etherType).plus(frame));
  }

  @Override
  public int receive(FrameSink sink, Duration atMost) {
    int count = 0;
    for (Octets frame = arrivals.poll(); frame != null; frame = arrivals.poll()) {
      sink.accept(frame, System.nanoTime());
      count++;
    }
    return count;
  }

  @Override
  public boolean isSynchronous() {
    return synchronous;
  }

  @Override
  public void close() {}
}
