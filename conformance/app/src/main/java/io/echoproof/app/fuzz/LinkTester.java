package io.echoproof.app.fuzz;

import io.echoproof.app.oracle.Disagreement;
import io.echoproof.app.oracle.Expectation;
import io.echoproof.app.oracle.Oracle;
import io.echoproof.app.oracle.OracleSettings;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.packet.Octets;
import java.time.Duration;
import java.util.List;

/**
 * Sends windows of frames over a link. Each ends with a sentinel, a plain request; when that is
 * answered, what was not answered before it stays unanswered.
 */
final class LinkTester implements SequenceTester {
  private static final int DRAIN_EVERY = 16;

  private final OracleSettings settings;
  private final Link link;
  private final Duration timeout;
  private final Oracle oracle;
  private final LinkExchange exchange;
  private final FuzzRandom keys;
  private final Draft sentinel = new Draft();
  private final Rate rate;

  LinkTester(OracleSettings settings, Link link, Duration timeout, long seed, Rate rate) {
    this.settings = settings;
    this.link = link;
    this.timeout = timeout;
    this.oracle = new Oracle(settings);
    this.exchange = new LinkExchange(settings);
    this.keys = new FuzzRandom(seed ^ 0x5E47_14E1L);
    this.rate = rate;
  }

  Oracle oracle() {
    return oracle;
  }

  /** Begins a window. */
  void begin() {
    int key = keys.nextInt();
    sentinel.header(
        settings.profile().tester().value(), settings.profile().address().value(), 1, 12);
    sentinel.put32(20, 0x0800_0000);
    sentinel.put32(24, key);
    sentinel.put32(28, ~key);
    sentinel.seal();
    exchange.begin(settings.profile().tester().value(), key);
  }

  /** Sends a frame of the window. */
  Expectation send(Octets frame, int number) {
    Expectation e = exchange.sending(frame, oracle, System.nanoTime());
    rate.take();
    link.send(frame);
    if (number % DRAIN_EVERY == 0) {
      link.receive((received, at) -> exchange.received(received), Duration.ZERO);
    }
    return e;
  }

  /** Sends the sentinel and waits for its reply. */
  Disagreement end() {
    link.send(Octets.of(sentinel.array, 0, sentinel.length));
    long deadline = System.nanoTime() + timeout.toNanos();
    do {
      link.receive(
          (received, at) -> exchange.received(received),
          Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    } while (!exchange.isSentinelSeen() && System.nanoTime() - deadline < 0);
    return exchange.end();
  }

  /**
   * Each frame in a window of its own. Fragments get another ID than before, because the target may
   * still have what was sent then.
   */
  @Override
  public Disagreement test(List<TimedFrame> sequence) {
    FreshIdentification fresh = new FreshIdentification(keys.nextInt());
    for (TimedFrame timed : sequence) {
      begin();
      send(fresh.apply(timed.frame()), 1);
      Disagreement found = end();
      if (found.isThere()) {
        return found;
      }
    }
    return Disagreement.NONE;
  }
}
