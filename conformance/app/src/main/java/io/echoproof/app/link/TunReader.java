package io.echoproof.app.link;

import io.echoproof.conformance.packet.Octets;
import io.echoproof.tun.Frame;
import io.echoproof.tun.TunDevice;
import io.echoproof.tun.TunException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Takes frames off a tun device on a thread of its own, with the time of their arrival. */
final class TunReader implements AutoCloseable {
  /**
   * Beyond that something floods the device, and keeping it all would end the JVM, not the flood.
   */
  private static final int MOST_WAITING = 100_000;

  private static final long LONGEST_JOIN_NANOS = 30_000_000_000L;
  private static final long JOIN_STEP_MILLIS = 100;

  private final TunDevice device;
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>(MOST_WAITING);
  private final Thread thread;
  private volatile Optional<TunException> failure = Optional.empty();

  /** However much comes in, reading has an end. */
  private volatile boolean ended;

  TunReader(TunDevice device) {
    this.device = device;
    this.thread = new Thread(this::read, "echoproof-reader " + device.name());
    this.thread.setDaemon(true);
    this.thread.start();
  }

  private void read() {
    Frame frame = new Frame();
    try {
      while (device.await()) {
        while (!ended && device.poll(frame)) {
          long now = System.nanoTime();
          Octets octets = Octets.of(frame.toByteArray());
          device.release(frame);
          arrivals.offer(new Arrival(octets, now));
        }
      }
    } catch (TunException e) {
      failure = Optional.of(e);
    }
  }

  /** What has arrived. */
  BlockingQueue<Arrival> arrivals() {
    return arrivals;
  }

  /** Why reading ended by itself; empty while it goes on. */
  Optional<TunException> failure() {
    return failure;
  }

  /**
   * Ends reading and waits for the thread, so that the device may be closed. Not interruptible: a
   * thread that is still inside would look at memory that is gone.
   *
   * @throws IllegalStateException when the thread does not leave the device within 30 s; it must
   *     not be closed then
   */
  @Override
  public void close() {
    ended = true;
    device.end();
    boolean interrupted = false;
    long end = System.nanoTime() + LONGEST_JOIN_NANOS;
    while (thread.isAlive() && System.nanoTime() < end) {
      try {
        thread.join(JOIN_STEP_MILLIS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      throw new IllegalStateException("the reader of " + device.name() + " does not end");
    }
  }
}
