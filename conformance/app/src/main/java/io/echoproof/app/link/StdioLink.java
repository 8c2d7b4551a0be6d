package io.echoproof.app.link;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.link.LinkException;
import io.echoproof.conformance.packet.Octets;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Speaks frames with a child process over its standard input and output. Carries every frame but an
 * empty one: on its way back that says ready.
 */
public final class StdioLink implements Link {
  /** A child that sends more than anybody takes has to wait. */
  private static final int MOST_WAITING = 100_000;

  private final ChildCommand command;
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>(MOST_WAITING);
  private final ByteArrayOutputStream earlierErrorOutput = new ByteArrayOutputStream();
  private FramedChild child;

  private StdioLink(ChildCommand command) {
    this.command = command;
    this.child = FramedChild.start(command, arrivals);
  }

  /**
   * Starts the child.
   *
   * @throws LinkException when it is not ready in time; the message has its last words
   */
  public static StdioLink start(ChildCommand command) {
    return new StdioLink(command);
  }

  /** Ends the child and starts another one; answers whether that is ready. */
  public boolean restart() {
    child.kill();
    earlierErrorOutput.writeBytes(child.errorOutput().take());
    try {
      child = FramedChild.start(command, arrivals);
      return true;
    } catch (LinkException e) {
      return false;
    }
  }

  @Override
  public String name() {
    return "stdio";
  }

  @Override
  public String description() {
    return "standard input and output of '" + command.command() + "'";
  }

  @Override
  public Set<Carriage> carries() {
    return EnumSet.complementOf(
        EnumSet.of(
            Carriage.EMPTY_FRAME,
            Carriage.PACKET_INFORMATION,
            Carriage.OPERATING_SYSTEM,
            Carriage.SYSTEM_PING));
  }

  @Override
  public void send(Octets frame) {
    child.send(frame);
  }

  @Override
  public int receive(FrameSink sink, Duration atMost) {
    int count = 0;
    try {
      Arrival arrival =
          atMost.isZero() ? arrivals.poll() : arrivals.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
      for (; arrival != null; arrival = arrivals.poll()) {
        sink.accept(arrival.frame(), arrival.nanoTime());
        count++;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return count;
  }

  @Override
  public boolean isSynchronous() {
    return false;
  }

  @Override
  public boolean hasEnded() {
    return child.hasEnded() && arrivals.isEmpty();
  }

  @Override
  public Optional<String> lastWords() {
    return Optional.of(child.obituary());
  }

  @Override
  public byte[] takeErrorOutput() {
    byte[] earlier = earlierErrorOutput.toByteArray();
    earlierErrorOutput.reset();
    byte[] now = child.errorOutput().take();
    byte[] all = new byte[earlier.length + now.length];
    System.arraycopy(earlier, 0, all, 0, earlier.length);
    System.arraycopy(now, 0, all, earlier.length, now.length);
    return all;
  }

  @Override
  public void close() {
    child.end();
  }
}
