package io.echoproof.conformance.wire;

import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.Switchboard;
import io.echoproof.conformance.target.TargetClock;
import io.echoproof.conformance.target.TargetProfile;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A link in use: sends probes, enters them in the ledger, takes what comes back, and knows how long
 * it is worth waiting.
 */
public final class Channel {
  private static final Duration LEAST_PATIENCE = Duration.ofMillis(20);
  private static final int PATIENCE_FACTOR = 8;
  private static final double ALL_BUT_OUTLIERS = 0.99;
  private static final Duration LEAST_DRAIN = Duration.ofMillis(20);
  private static final int DRAIN_FACTOR = 4;

  private final Link link;
  private final TargetProfile profile;
  private final Duration timeout;
  private final Ledger ledger;
  private final LatencyMeter latency = new LatencyMeter();
  private final BooleanSupplier restart;
  private final Switchboard switchboard;
  private final Optional<TargetClock> clock;
  private final CountDownLatch abortion = new CountDownLatch(1);
  private final long startedNanoTime = System.nanoTime();
  private long skippedNanos;
  private Optional<String> death = Optional.empty();
  private long lastSentNanoTime = System.nanoTime();

  /** To a target whose settings nobody can switch. */
  public Channel(Link link, TargetProfile profile, Duration timeout, BooleanSupplier restart) {
    this(link, profile, timeout, restart, Switchboard.NONE, Optional.empty());
  }

  /**
   * @param link the link
   * @param profile the target
   * @param timeout how long a reply may take at most
   * @param restart starts the target again; answers whether it could
   * @param switchboard the target's settings
   * @param clock the target's clock, where it can be put forward
   */
  public Channel(
      Link link,
      TargetProfile profile,
      Duration timeout,
      BooleanSupplier restart,
      Switchboard switchboard,
      Optional<TargetClock> clock) {
    this.link = link;
    this.profile = profile;
    this.timeout = timeout;
    this.restart = restart;
    this.switchboard = switchboard;
    this.clock = clock;
    this.ledger = new Ledger(profile.address(), link.isSynchronous());
  }

  /** The link. */
  public Link link() {
    return link;
  }

  /** The target. */
  public TargetProfile profile() {
    return profile;
  }

  /** The target's settings. */
  Switchboard switchboard() {
    return switchboard;
  }

  /** All probes of this run over this link. */
  public Ledger ledger() {
    return ledger;
  }

  /** The latencies so far. */
  public LatencyMeter latency() {
    return latency;
  }

  /** How long a reply may take at most. */
  public Duration timeout() {
    return timeout;
  }

  /** Why nothing more can be asked over this link; empty while the target lives. */
  public Optional<String> death() {
    return death;
  }

  /** Makes every later use throw {@link RunAbortedException}. May be called by any thread. */
  public void abort() {
    abortion.countDown();
  }

  private boolean isAborted() {
    return abortion.getCount() == 0;
  }

  /** The target's clock, where it can be put forward. */
  Optional<TargetClock> clock() {
    return clock;
  }

  /** How much time has passed for the target since this channel was made, in nanoseconds. */
  long elapsedNanos() {
    return System.nanoTime() - startedNanoTime + skippedNanos;
  }

  /**
   * Lets time pass for the target: puts its clock forward where there is one, else waits and takes
   * what comes meanwhile.
   *
   * @param until in terms of {@link #elapsedNanos}
   * @throws RunAbortedException when the run is aborted meanwhile
   */
  void pass(long until) {
    Duration rest = Duration.ofNanos(Math.max(0, until - elapsedNanos()));
    if (clock.isPresent()) {
      clock.get().advance(rest);
      skippedNanos += rest.toNanos();
      link.receive(ledger::accept, Duration.ZERO);
    } else if (link.isSynchronous()) {
      waitForAbortion(rest);
    } else {
      awaitAny(() -> false, rest);
    }
    if (isAborted()) {
      throw new RunAbortedException();
    }
  }

  /** Nothing comes by itself over a synchronous link: all that can happen is the run's end. */
  private void waitForAbortion(Duration atMost) {
    try {
      boolean over = abortion.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
      if (!over) {
        link.receive(ledger::accept, Duration.ZERO);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      abort();
    }
  }

  void die(String reason) {
    death = Optional.of(reason);
  }

  boolean restartTarget() {
    return restart.getAsBoolean();
  }

  /** Sends a probe and enters it. Takes what has come meanwhile. */
  LedgerEntry send(Probe probe, CaseLog log) {
    return send(probe, log, link::send);
  }

  /** The same with a label in the packet-information header. */
  LedgerEntry sendLabelled(Probe probe, int etherType, CaseLog log) {
    return send(probe, log, frame -> link.sendLabelled(frame, etherType));
  }

  private LedgerEntry send(Probe probe, CaseLog log, Consumer<Octets> sender) {
    if (isAborted()) {
      throw new RunAbortedException();
    }
    LedgerEntry entry = ledger.enter(probe, log, System.nanoTime());
    probe.frames().forEach(sender);
    lastSentNanoTime = System.nanoTime();
    link.receive(ledger::accept, Duration.ZERO);
    return entry;
  }

  /** Waits until the probe has as many replies as it needs, but no longer than that. */
  boolean await(LedgerEntry entry, Duration atMost) {
    boolean answered = awaitAny(entry::isAnswered, atMost);
    if (answered && !entry.replies().isEmpty()) {
      latency.add(entry.replies().get(0).nanoTime() - entry.sentNanoTime());
    }
    return answered;
  }

  /** Receives until the condition holds, but no longer than that. */
  boolean awaitAny(BooleanSupplier condition, Duration atMost) {
    long deadline = System.nanoTime() + (link.isSynchronous() ? 0 : atMost.toNanos());
    link.receive(ledger::accept, Duration.ZERO);
    while (!condition.getAsBoolean()) {
      long left = deadline - System.nanoTime();
      if (left <= 0 || isAborted()) {
        return false;
      }
      link.receive(ledger::accept, Duration.ofNanos(left));
    }
    return true;
  }

  /** How long to wait for a reply before asking whether the target is alive. */
  Duration patience() {
    if (latency.count() == 0) {
      return timeout;
    }
    Duration usual = latency.longest().multipliedBy(PATIENCE_FACTOR);
    Duration patience = usual.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : usual;
    return patience.compareTo(timeout) > 0 ? timeout : patience;
  }

  /**
   * How long to wait for what may come after a later frame was answered: the target has had its
   * turn, and only what was overtaken on the way is still to come.
   */
  Duration patienceAfterSentinel() {
    Duration usual = latency.percentile(ALL_BUT_OUTLIERS).multipliedBy(PATIENCE_FACTOR);
    Duration most = patience();
    Duration least = usual.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : usual;
    return least.compareTo(most) > 0 ? most : least;
  }

  /**
   * The final drain: waits as long as something may still come. A probe without its reply is given
   * the whole timeout; for what must not come at all, a multiple of the longest latency of this
   * run.
   */
  public void drain() {
    Duration quiet = latency.longest().multipliedBy(DRAIN_FACTOR);
    long until =
        lastSentNanoTime + (quiet.compareTo(LEAST_DRAIN) < 0 ? LEAST_DRAIN : quiet).toNanos();
    Optional<LedgerEntry> open = ledger.lastUnanswered();
    if (open.isPresent()) {
      until = Math.max(until, open.get().sentNanoTime() + timeout.toNanos());
    }
    awaitAny(() -> false, Duration.ofNanos(Math.max(0, until - System.nanoTime())));
  }
}
