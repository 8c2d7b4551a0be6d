package io.echoproof.app.cli;

import io.echoproof.app.respond.CounterText;
import io.echoproof.app.respond.RespondPlan;
import io.echoproof.app.respond.RespondingDevice;
import io.echoproof.app.respond.StatusJson;
import io.echoproof.responder.CounterSnapshot;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The responder at work: from its device's beginning to the last table. */
final class RespondSession {
  /** Between two looks at the counters and at the keyboard. */
  private static final long STEP_NANOS = 200_000_000;

  /** A longer line would wrap on a narrow terminal and could not change in place any more. */
  private static final int LIVE_COLUMNS = 79;

  /** Between two lines of status. */
  private static final long STATUS_NANOS = 1_000_000_000;

  private final Terminal terminal;
  private final RespondOutput output;
  private final boolean json;
  private final EnterKey enter;
  private final Optional<Duration> limit;
  private final String reach;
  private final CountDownLatch interrupted = new CountDownLatch(1);

  /**
   * @param limit how long it may take; empty: until somebody ends it
   * @param reach the command that reaches the responder
   */
  RespondSession(
      Terminal terminal,
      RespondOutput output,
      EnterKey enter,
      Optional<Duration> limit,
      String reach) {
    this.terminal = terminal;
    this.output = output;
    this.json = output.status();
    this.enter = enter;
    this.limit = limit;
    this.reach = reach;
  }

  /** Ends it soon, from any thread. */
  void interrupt() {
    interrupted.countDown();
  }

  /**
   * Answers until the end.
   *
   * @return whether it was interrupted
   */
  boolean run(RespondPlan plan) {
    RespondingDevice device = RespondingDevice.open(plan, output.logPackets());
    long start = System.nanoTime();
    try (device) {
      if (!output.quiet()) {
        begin(plan, device);
      }
      watch(device, start);
    }
    device.logLines().forEach(terminal::plain);
    if (json) {
      status(device, start);
    }
    if (!output.quiet()) {
      terminal.plain(
          "removed    " + (device.isOurs() ? device.name() + " and " : "") + plan.hostAddress());
      CounterText.table(device.counters()).forEach(terminal::plain);
      device.labCounts().map(CounterText::lab).ifPresent(terminal::plain);
    }
    device.fault().ifPresent(f -> terminal.line("@|red,bold a fault in EchoProof:|@ " + f));
    return interrupted.getCount() == 0;
  }

  private void begin(RespondPlan plan, RespondingDevice device) {
    terminal.plain(
        "answering  echo requests to "
            + plan.network().address()
            + ", MTU "
            + plan.settings().mtu());
    terminal.plain(
        (device.isOurs() ? "made       " : "uses       ")
            + "tun device "
            + device.name()
            + " with the address "
            + plan.hostAddress()
            + "/"
            + plan.network().length()
            + " of this machine; "
            + (device.isOurs() ? "both go" : "the address goes")
            + " at the end");
    terminal.line("try        @|bold " + reach + "|@");
    String after = limit.map(l -> "after " + l.toMillis() / 1000.0 + " s, or by ").orElse("");
    terminal.plain("ends       " + after + (enter.isThere() ? "Ctrl-C or Enter" : "Ctrl-C"));
  }

  private void status(RespondingDevice device, long start) {
    terminal.plain(
        StatusJson.line(
            Duration.ofNanos(System.nanoTime() - start), device.counters(), device.labCounts()));
  }

  private void watch(RespondingDevice device, long start) {
    String shown = "";
    long nextStatus = STATUS_NANOS;
    while (device.isAnswering() && !enter.pressed()) {
      device.logLines().forEach(terminal::plain);
      long passed = System.nanoTime() - start;
      if (json && passed >= nextStatus) {
        status(device, start);
        nextStatus = passed + STATUS_NANOS;
      }
      CounterSnapshot counters = device.counters();
      String line = CounterText.line(counters);
      if (!output.quiet() && !line.equals(shown)) {
        terminal.live(line.substring(0, Math.min(line.length(), LIVE_COLUMNS)));
        shown = line;
      }
      long left = limit.map(l -> l.toNanos() - passed).orElse(Long.MAX_VALUE);
      if (left <= 0 || isInterruptedWithin(Math.min(left, STEP_NANOS))) {
        return;
      }
    }
  }

  private boolean isInterruptedWithin(long nanos) {
    try {
      return interrupted.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
