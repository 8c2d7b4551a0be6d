package io.echoproof.app.respond;

import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** A reply on its way through a bad network. Two are never equal. */
final class HeldReply implements Delayed {
  private final byte[] octets;
  private final boolean held;
  private final long dueNanos;
  private final long order;

  /**
   * @param held whether it waits for another one to overtake it
   * @param dueNanos when it is sent at the latest, in terms of {@link System#nanoTime}
   * @param order counts up from reply to reply
   */
  HeldReply(byte[] octets, boolean held, long dueNanos, long order) {
    this.octets = octets;
    this.held = held;
    this.dueNanos = dueNanos;
    this.order = order;
  }

  byte[] octets() {
    return octets;
  }

  boolean held() {
    return held;
  }

  long order() {
    return order;
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  /** Those that are due together leave in the order in which they came. */
  @Override
  public int compareTo(Delayed other) {
    HeldReply reply = (HeldReply) other;
    int byTime = Long.compare(dueNanos - reply.dueNanos, 0);
    return byTime != 0 ? byTime : Long.compare(order, reply.order);
  }
}
