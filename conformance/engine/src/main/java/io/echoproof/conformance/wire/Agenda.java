package io.echoproof.conformance.wire;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * What cases left to be done later. All of it waits in one window: while one case waits for its
 * time, so do the others, and each is due at its own moment.
 */
public final class Agenda {
  /**
   * Something to be done at its time.
   *
   * @param wire of the case that it belongs to
   * @param due when, in terms of {@link Channel#elapsedNanos} of the case's channel; {@link #LAST}
   *     for what is done at once when nothing else is left
   * @param number counts from 0 in the order of entering
   * @param body what is to be done
   */
  public record Item(Wire wire, long due, int number, Runnable body) {
    /** How long that is from now in real time; zero where the target's clock is put forward. */
    public Duration rest() {
      long rest = isInstant() || isLast() ? 0 : due - wire.channel().elapsedNanos();
      return Duration.ofNanos(Math.max(0, rest));
    }

    /** Lets the time pass until it is due. */
    public void await() {
      if (!isLast()) {
        wire.channel().pass(due);
      }
    }

    private boolean isLast() {
      return due == LAST;
    }

    private boolean isInstant() {
      return wire.channel().clock().isPresent();
    }
  }

  static final long LAST = Long.MAX_VALUE;

  /** What costs no time comes first; then what is due first, and of equals what was said first. */
  private static final Comparator<Item> ORDER =
      Comparator.comparing(Item::isLast)
          .thenComparingInt(item -> item.isInstant() ? 0 : 1)
          .thenComparingLong(Item::due)
          .thenComparingInt(Item::number);

  private final Queue<Item> items = new PriorityQueue<>(ORDER);
  private int count;

  void add(Wire wire, long due, Runnable body) {
    items.add(new Item(wire, due, count++, body));
  }

  /** Takes what is to be done next. */
  public Optional<Item> next() {
    return Optional.ofNullable(items.poll());
  }
}
