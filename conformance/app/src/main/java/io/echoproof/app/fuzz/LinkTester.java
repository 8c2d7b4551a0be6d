package io.echoproof.app.fuzz;

import io.echoproof.app.oracle.Disagreement;
import io.echoproof.app.oracle.Expectation;
import io.echoproof.app.oracle.Oracle;
import io.echoproof.app.oracle.OracleSettings;
import io.echoproof.app.oracle.Reply;
import io.echoproof.app.oracle.ReplyReader;
import io.echoproof.app.oracle.ReplyRules;
import io.echoproof.app.oracle.Violation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Sends windows of frames to a target. Each ends with a sentinel, a plain request; when that is
 * answered, what was not answered before it stays unanswered. The next window may be sent before
 * the one before has ended: what comes belongs to the oldest that has not.
 */
final class LinkTester implements SequenceTester {
  /** Frames of a window. */
  static final int WINDOW = 128;

  /** Frames between two looks at what has come. */
  private static final int LOOK_EVERY = 32;

  /** A target that has ended is found out about that soon, in nanoseconds. */
  private static final long LOOK_NANOS = 20_000_000;

  /** How many more sentinels a target gets that has not answered in time. */
  private static final int MORE_SENTINELS = 3;

  private final OracleSettings settings;
  private final Revival revival;
  private FramePort port;
  private final long timeoutNanos;
  private Oracle oracle;
  private long enoughAt;
  private final ReplyReader reader;
  private final ReplyRules rules;
  private final Reply reply = new Reply();
  private final Deque<LinkExchange> open = new ArrayDeque<>();
  private final Deque<LinkExchange> spare = new ArrayDeque<>();
  private final FuzzRandom keys;
  private final Draft sentinel = new Draft();
  private final Rate rate;
  private final Predicate<Disagreement> known;

  /**
   * @param port the way to the target; closed by {@link #release}
   * @param revival for a target that does not answer any more
   * @param known tells what the target is known to do: something else is more interesting
   */
  LinkTester(
      OracleSettings settings,
      FramePort port,
      Revival revival,
      Duration timeout,
      long seed,
      Rate rate,
      Predicate<Disagreement> known) {
    this.settings = settings;
    this.port = port;
    this.revival = revival;
    this.timeoutNanos = timeout.toNanos();
    this.oracle = new Oracle(settings);
    this.reader = new ReplyReader(settings);
    this.rules = new ReplyRules(settings);
    this.keys = new FuzzRandom(seed ^ 0x5E47_14E1L);
    this.rate = rate;
    this.known = known;
  }

  Oracle oracle() {
    return oracle;
  }

  /** How many windows have begun and not ended. */
  int open() {
    return open.size();
  }

  /** Begins a window. */
  LinkExchange begin() {
    LinkExchange window = spare.isEmpty() ? new LinkExchange(rules, known, WINDOW) : spare.pop();
    int key = keys.nextInt();
    sentinel.header(tester(), settings.profile().address().value(), 1, 12);
    sentinel.put32(20, 0x0800_0000);
    sentinel.put32(24, key);
    sentinel.put32(28, ~key);
    sentinel.seal();
    window.begin(tester(), key);
    open.addLast(window);
    return window;
  }

  private int tester() {
    return settings.profile().tester().value();
  }

  /** Sends a frame of the window that was begun last. */
  Expectation send(byte[] frame, int length) {
    LinkExchange window = open.getLast();
    Expectation e = window.sending(frame, length, oracle, System.nanoTime());
    add(frame, length);
    if (window.count() % LOOK_EVERY == 0) {
      port.receive(this::received, 0);
    }
    return e;
  }

  private void add(byte[] frame, int length) {
    port.add(frame, length);
    if (rate.take()) {
      port.flush();
    }
  }

  /** Sends the sentinel of the window that was begun last. */
  void close() {
    add(sentinel.array, sentinel.length);
    port.flush();
  }

  /** Waits until the oldest window has ended. */
  LinkExchange await() {
    LinkExchange window = open.getFirst();
    long start = System.nanoTime();
    boolean more = true;
    for (long waited = 0;
        more && !window.isOver() && waited < timeoutNanos;
        waited = System.nanoTime() - start) {
      int came = port.receive(this::received, Math.min(timeoutNanos - waited, LOOK_NANOS));
      more = came > 0 || !port.isQuiet();
    }
    open.removeFirst();
    if (!window.isOver()) {
      reader.forget();
    }
    return window;
  }

  /** A window may be used again. */
  void free(LinkExchange window) {
    spare.push(window);
  }

  private void received(byte[] frame, int length) {
    if (open.isEmpty()) {
      return;
    }
    Disagreement read = reader.read(frame, length, reply);
    if (read.isThere()) {
      current().note(read);
    } else if (reply.isWhole()) {
      LinkExchange window = windowOf(reply);
      window.received(reply);
      if (window.isSentinelSeen()) {
        overtake(window);
      }
      if (window.isSentinelSeen() && reader.incomplete() > 0) {
        // Replies come one after the other, so what is not whole by now never becomes so.
        reader.forget();
        window.lost();
      }
    }
  }

  /** The oldest that is not over: one look may bring the end of several. */
  private LinkExchange current() {
    for (LinkExchange window : open) {
      if (!window.isOver()) {
        return window;
      }
    }
    return open.getLast();
  }

  /**
   * A sentinel may be lost on the way, and keys of two windows may be alike: what is right for a
   * later window only belongs to that one.
   */
  private LinkExchange windowOf(Reply datagram) {
    LinkExchange current = current();
    for (LinkExchange window : open) {
      if (window == current || window.isOver() || !window.knows(datagram)) {
        continue;
      }
      boolean isSurely = window.isSentinel(datagram);
      if (isSurely || (!current.awaits(datagram) && window.answers(datagram))) {
        return window;
      }
    }
    return current;
  }

  /** Replies come one after the other: with a window's sentinel those before it are over too. */
  private void overtake(LinkExchange ended) {
    for (LinkExchange window : open) {
      if (window == ended) {
        return;
      }
      window.overtaken();
    }
  }

  /**
   * Waits for a target that may be busy or slow, and throws away what it still sends: what comes
   * then is about nothing that is sent later.
   */
  boolean settle() {
    for (int i = 0; i < MORE_SENTINELS; i++) {
      LinkExchange window = begin();
      close();
      await();
      boolean answered = window.isSentinelSeen();
      free(window);
      if (answered) {
        return true;
      }
    }
    return false;
  }

  /** Takes the frames of all that is under way off the books, the oldest first. */
  List<TimedFrame> abandon() {
    List<TimedFrame> frames = new ArrayList<>();
    while (!open.isEmpty()) {
      LinkExchange window = open.removeFirst();
      frames.addAll(window.frames());
      spare.push(window);
    }
    return frames;
  }

  /** What is wrong with a target that does not even answer plain requests. */
  Disagreement death() {
    String words = port.lastWords().map(how -> ": " + how).orElse("");
    return new Disagreement(
        "NOI-05", Violation.DIED, "the target does not answer any more" + words);
  }

  /** Starts a dead target again, which knows of nothing that was sent before. */
  boolean revive() {
    reader.forget();
    oracle = new Oracle(settings);
    Optional<FramePort> again = revival.revive();
    // Without another way this one stays open: whoever still tries it gets no answer, and no crash.
    again.ifPresent(
        way -> {
          port.close();
          port = way;
        });
    return again.isPresent() && settle();
  }

  /** How long tests may go on from now. */
  void limit(Duration atMost) {
    enoughAt = System.nanoTime() + atMost.toNanos();
  }

  @Override
  public boolean isEnough() {
    return enoughAt != 0 && System.nanoTime() - enoughAt >= 0;
  }

  /** Closes the way to the target. */
  void release() {
    port.close();
  }

  /**
   * Each frame in a window of its own. Fragments get another ID than before, because the target may
   * still have what was sent then. What is known of the target on the way is not what is looked
   * for.
   */
  @Override
  public Disagreement test(List<TimedFrame> sequence) {
    Disagreement first = Disagreement.NONE;
    FreshIdentification fresh = new FreshIdentification(keys.nextInt());
    for (TimedFrame timed : sequence) {
      byte[] frame = fresh.apply(timed.frame()).toByteArray();
      LinkExchange window = begin();
      send(frame, frame.length);
      close();
      Disagreement found = await().end();
      boolean answered = window.isSentinelSeen();
      free(window);
      if (!answered && !settle()) {
        Disagreement death = death();
        revive();
        return death;
      }
      if (found.isThere() && !known.test(found)) {
        return found;
      }
      first = first.isThere() ? first : found;
    }
    return first;
  }
}
