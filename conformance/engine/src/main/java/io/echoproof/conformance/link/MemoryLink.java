package io.echoproof.conformance.link;

import io.echoproof.conformance.packet.Octets;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/** Calls a stack in this JVM on the caller's thread. Carries everything that is a frame. */
public final class MemoryLink implements Link {
  private record Arrival(Octets frame, long nanoTime) {}

  private final FrameFunction stack;
  private final String description;
  private final Queue<Arrival> arrivals = new ArrayDeque<>();
  private Optional<Throwable> death = Optional.empty();
  private Optional<Throwable> untold = Optional.empty();

  /**
   * @param stack the stack under test
   * @param description one line for people
   */
  public MemoryLink(FrameFunction stack, String description) {
    this.stack = stack;
    this.description = description;
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public Set<Carriage> carries() {
    return EnumSet.complementOf(
        EnumSet.of(Carriage.PACKET_INFORMATION, Carriage.OPERATING_SYSTEM, Carriage.SYSTEM_PING));
  }

  /** A stack that throws has died: it gets nothing more, as a process that crashed would. */
  @Override
  public void send(Octets frame) {
    if (death.isPresent()) {
      return;
    }
    try {
      stack.accept(frame, reply -> arrivals.add(new Arrival(reply, System.nanoTime())));
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      death = Optional.of(e);
      untold = death;
    }
  }

  @Override
  public int receive(FrameSink sink, Duration atMost) {
    int count = 0;
    for (Arrival arrival = arrivals.poll(); arrival != null; arrival = arrivals.poll()) {
      sink.accept(arrival.frame(), arrival.nanoTime());
      count++;
    }
    return count;
  }

  @Override
  public boolean isSynchronous() {
    return true;
  }

  @Override
  public Optional<String> lastWords() {
    return death.map(thrown -> "it threw " + thrown);
  }

  @Override
  public byte[] takeErrorOutput() {
    StringWriter trace = new StringWriter();
    untold.ifPresent(thrown -> thrown.printStackTrace(new PrintWriter(trace, true)));
    untold = Optional.empty();
    return trace.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Lets the stack live again after it died; the caller has made it fit to. */
  public void revive() {
    death = Optional.empty();
  }

  @Override
  public void close() {
    arrivals.clear();
  }
}
