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

  private static final long LONGEST_JOIN_MILLIS = 5_000;

  private final TunDevice device;
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>(MOST_WAITING);
  private final Thread thread;
  private volatile Optional<TunException> failure = Optional.empty();

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
        while (device.poll(frame)) {
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

  /** Ends reading and waits for the thread, so that the device may be closed. */
  @Override
  public void close() {
    device.end();
    try {
      thread.join(LONGEST_JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
