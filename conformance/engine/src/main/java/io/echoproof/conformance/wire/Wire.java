package io.echoproof.conformance.wire;

import io.echoproof.conformance.capture.CapturedFrame;
import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.Setting;
import io.echoproof.conformance.target.TargetClock;
import io.echoproof.conformance.target.TargetProfile;
import io.echoproof.conformance.verdict.Verdict;
import io.echoproof.conformance.wire.CaseLog.Observation;
import io.echoproof.conformance.wire.CaseLog.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a case works with: build a probe, change one thing, send, expect. Expectations are entered
 * in the ledger and judged at the end of the run, so a case goes on as soon as the target has shown
 * that it is alive.
 */
public final class Wire {
  /** How many probes are in flight at once where order and loss don't matter. */
  public static final int WINDOW = 64;

  private static final int SENTINEL_TRIES = 3;

  /** A target that dies again and again is known to; what it dies of is named by then. */
  private static final int MOST_DEATHS = 8;

  private static final int SENTINEL_DATA = 8;

  private final Channel channel;
  private final Craft craft;
  private final CaseLog log;
  private final String requirement;
  private final boolean volume;
  private final Agenda agenda;

  /**
   * @param channel the link in use
   * @param craft makes the run's packets
   * @param log of the case
   * @param requirement the row that counts where a case names none
   * @param volume whether long sequences are sent in full
   * @param agenda takes what is to be done later
   */
  public Wire(
      Channel channel,
      Craft craft,
      CaseLog log,
      String requirement,
      boolean volume,
      Agenda agenda) {
    this.channel = channel;
    this.craft = craft;
    this.log = log;
    this.requirement = requirement;
    this.volume = volume;
    this.agenda = agenda;
  }

  Channel channel() {
    return channel;
  }

  /** The case that this is the wire of. */
  public String caseId() {
    return log.caseId();
  }

  /**
   * Goes on with the case after a time. The run does not wait: other cases run meanwhile, and at
   * the end all that was left for later is done in the order in which it is due. For a target whose
   * clock can be put forward that costs no time. What is done later may leave something for later
   * again.
   */
  public void later(Duration delay, Runnable body) {
    agenda.add(this, channel.elapsedNanos() + delay.toNanos(), body);
  }

  /**
   * Goes on with the case when all others have done what they do, at their time too: what follows
   * leaves the target in a state that other cases must not meet.
   */
  public void last(Runnable body) {
    agenda.add(this, Agenda.LAST, body);
  }

  /** How much time has passed for the target since the run began. */
  public Duration elapsed() {
    return Duration.ofNanos(channel.elapsedNanos());
  }

  /**
   * Lets a short time pass for the target: at once where its clock can be put forward, else by
   * waiting. What takes seconds is left for {@link #later}.
   *
   * @throws RunAbortedException when the run is aborted meanwhile
   */
  public void pass(Duration time) {
    channel.pass(channel.elapsedNanos() + time.toNanos());
  }

  /** The target's clock, where it can be put forward. */
  public Optional<TargetClock> clock() {
    return channel.clock();
  }

  /** The target. */
  public TargetProfile target() {
    return channel.profile();
  }

  /** The latencies of the run so far. */
  public LatencyMeter latency() {
    return channel.latency();
  }

  /** Makes packets. */
  public Craft craft() {
    return craft;
  }

  /** A valid echo request with that many random data octets and a fresh key. */
  public Echo echo(int dataLength) {
    return craft.echo(dataLength);
  }

  /** A valid echo request with that data and a fresh key. */
  public Echo echo(Octets data) {
    return craft.echo(data);
  }

  /** A source address for a probe whose key is pinned. */
  public Ipv4Address freshSource() {
    return craft.freshSource();
  }

  /** The full length of a long sequence, or the short one unless the run is to send volume. */
  public int scaled(int full, int otherwise) {
    return volume ? full : otherwise;
  }

  /**
   * A mutated echo must not be answered, its valid twin must be. The twin follows at once: its
   * reply shows that the mutated one was seen and dropped.
   */
  public void rejects(String label, Supplier<Echo> valid, Mutation mutation) {
    rejects(requirement, label, valid, mutation, Expectation.silence());
  }

  /** The same with another row and another kind of silence. */
  public void rejects(
      String row, String label, Supplier<Echo> valid, Mutation mutation, Expectation silence) {
    Echo original = valid.get();
    Probe probe =
        Probe.of(row, label, original)
            .sending(List.of(mutation.apply(original)))
            .expecting(silence);
    Probe twin = Probe.of(row, "valid twin of: " + label, valid.get()).as(Probe.Role.TWIN);
    channel.send(probe, log);
    settle(channel.send(twin, log));
  }

  /** Sends a probe and waits for its reply. */
  public LedgerEntry ask(Probe probe) {
    LedgerEntry entry = channel.send(probe, log);
    settle(entry);
    return entry;
  }

  /** An echo must be answered, and the reply be as the rules say. */
  public LedgerEntry answers(String label, Echo echo, ReplyRule... rules) {
    return ask(Probe.of(requirement, label, echo, rules));
  }

  /** Sends a probe without waiting for anything; a later sentinel shows that the target lives. */
  public LedgerEntry send(Probe probe) {
    return channel.send(probe, log);
  }

  /** Sends a probe that need not be answered, then shows that the target is alive. */
  public LedgerEntry survives(Probe probe) {
    LedgerEntry entry = channel.send(probe, log);
    ensureAlive();
    return entry;
  }

  /** The same for a device in packet-information mode, with a label of the tester's choice. */
  public LedgerEntry survivesLabelled(Probe probe, int etherType) {
    LedgerEntry entry = channel.sendLabelled(probe, etherType, log);
    ensureAlive();
    return entry;
  }

  /**
   * Sends many probes, {@link #WINDOW} of them in flight at once, then shows that all were seen.
   */
  public List<LedgerEntry> askAll(Iterable<Probe> probes) {
    List<LedgerEntry> all = new ArrayList<>();
    List<LedgerEntry> open = new ArrayList<>();
    for (Probe probe : probes) {
      while (open.size() >= WINDOW) {
        awaitProgress(open);
      }
      LedgerEntry entry = channel.send(probe, log);
      all.add(entry);
      open.add(entry);
      open.removeIf(LedgerEntry::isAnswered);
    }
    while (!open.isEmpty()) {
      awaitProgress(open);
    }
    channel.ledger().settle();
    return all;
  }

  /** Waits until one of the open ones is answered; when nothing moves, asks for a sign of life. */
  private void awaitProgress(Collection<LedgerEntry> open) {
    boolean moved =
        channel.awaitAny(() -> open.stream().anyMatch(LedgerEntry::isAnswered), channel.patience());
    if (moved) {
      open.removeIf(LedgerEntry::isAnswered);
    } else {
      ensureAlive();
      open.clear();
    }
  }

  /** Shows that the target is alive, at the end of a case or after something that may have hurt. */
  public void sentinel() {
    if (log.last().isPresent()) {
      ensureAlive();
    }
  }

  /** Waits for an answer; if there is none, finds out whether the target is dead, and of what. */
  private void settle(LedgerEntry awaited) {
    if (!channel.await(awaited, channel.patience())) {
      ensureAlive();
    }
    channel.ledger().settle();
  }

  /**
   * Does something while a setting of the target is on, and puts it back, whatever happens. What
   * was sent before is answered under the former setting, what the body sends under the new one,
   * and what follows under the former one again. Where the harness can't switch it, the target has
   * it on for good, and the body is done as things are.
   */
  public void with(Setting setting, Runnable body) {
    if (!canSwitch(setting)) {
      body.run();
      return;
    }
    ensureAlive();
    try (Switched on = Switched.on(channel.switchboard(), setting)) {
      body.run();
      if (on.setting() == Setting.ECHO_IGNORED) {
        // Nothing says that the last frame has arrived, so it is given the time that it may take.
        channel.awaitAny(() -> false, channel.patienceAfterSentinel());
      } else {
        ensureAlive();
      }
    }
    log.parameter("switched on for a while", setting.words());
    ensureAlive();
  }

  /** Whether the link in use carries that. */
  public boolean carries(Carriage carriage) {
    return channel.link().carries().contains(carriage);
  }

  /** Whether the harness can switch a setting of this target. */
  public boolean canSwitch(Setting setting) {
    return channel.switchboard().settings().contains(setting);
  }

  private void ensureAlive() {
    List<LedgerEntry> suspects = log.sinceLastSignOfLife();
    if (!isAlive()) {
      new Autopsy(channel, log, this::isAlive).of(suspects);
      channel
          .death()
          .ifPresent(
              reason -> {
                throw new TargetDiedException(reason);
              });
      if (log.countDeath() >= MOST_DEATHS) {
        String givenUp = "after " + MOST_DEATHS + " deaths of the target; the rest was not sent";
        log.parameter("given up", givenUp);
        throw new TargetDiedException("the case was given up " + givenUp);
      }
    }
    channel.ledger().settle();
  }

  /** Whether a plain echo is answered; asked a few times, because a link may lose a frame. */
  private boolean isAlive() {
    for (int attempt = 0; attempt < SENTINEL_TRIES; attempt++) {
      Probe probe =
          Probe.of(requirement, "is the target alive?", craft.echo(SENTINEL_DATA))
              .as(Probe.Role.SENTINEL);
      Duration wait = attempt < SENTINEL_TRIES - 1 ? channel.patience() : channel.timeout();
      if (channel.await(channel.send(probe, log), wait)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Finds out whether the target answers at all.
   *
   * @param count how many echoes are sent when it does
   */
  public boolean firstContact(int count) {
    if (!isAlive()) {
      return false;
    }
    for (int i = 1; i < count; i++) {
      isAlive();
    }
    channel.ledger().settle();
    return true;
  }

  /** Waits for late replies to a case's probes, after a later one was answered. */
  public boolean awaitReplies(LedgerEntry entry, int count) {
    return channel.awaitAny(() -> entry.answers() >= count, channel.patienceAfterSentinel());
  }

  /** Frames of replies to that address that came in fragments and never became a datagram. */
  public List<Octets> strayFragments(Ipv4Address peer) {
    return channel.ledger().strayFragments(peer);
  }

  /** States that something is wrong that no single expectation covers. */
  public void fail(
      String row, String summary, String expected, String seen, LedgerEntry... entries) {
    log.state(
        new Statement(row, Verdict.FAIL, summary, expected, seen, List.of(entries), List.of()));
  }

  /** The same, shown by frames that the case captured itself. */
  public void fail(
      String row, String summary, String expected, String seen, List<CapturedFrame> frames) {
    log.state(new Statement(row, Verdict.FAIL, summary, expected, seen, List.of(), frames));
  }

  /**
   * Says that the target gave this case nothing to look at, for a reason that is another row's
   * affair. The case is then not applicable instead of passed, because it has shown nothing.
   */
  public void nothingToJudge(String reason) {
    log.nothingToJudge(reason);
  }

  /** Adds frames that the case captured itself to its capture. */
  public void captured(List<CapturedFrame> frames) {
    frames.forEach(log.capture()::add);
  }

  /** Keeps what another program printed beside the case. */
  public void attach(String name, byte[] output) {
    log.attach(name, output);
  }

  /** Records behaviour on which the RFCs leave a choice. */
  public void observe(String row, String name, String value) {
    log.observe(new Observation(row, name, value));
  }

  /** Shows a name and a value beside the case. */
  public void parameter(String name, String value) {
    log.parameter(name, value);
  }
}
