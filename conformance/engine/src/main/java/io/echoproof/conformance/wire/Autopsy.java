package io.echoproof.conformance.wire;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Finds out which packet a target died of, and starts it again where that is possible. */
final class Autopsy {
  private final Channel channel;
  private final CaseLog log;
  private final BooleanSupplier alive;

  /**
   * @param alive asks the target for a sign of life
   */
  Autopsy(Channel channel, CaseLog log, BooleanSupplier alive) {
    this.channel = channel;
    this.log = log;
    this.alive = alive;
  }

  /**
   * Marks the deadly probe in the ledger.
   *
   * @param suspects what was sent since the last sign of life, in the order of sending
   */
  void of(List<LedgerEntry> suspects) {
    Optional<String> lastWords = channel.link().lastWords();
    boolean lives = restart();
    LedgerEntry first = suspects.isEmpty() ? log.last().orElseThrow() : suspects.get(0);
    Optional<LedgerEntry> known =
        Optional.of(first).filter(f -> suspects.size() < 2 || mustAnswer(f));
    if (known.isEmpty() && lives) {
      known = suspects.stream().filter(suspect -> !survives(suspect)).findFirst();
      lives = known.isEmpty() || restart();
    }
    LedgerEntry deadly = known.orElse(first);
    deadly.markDeadly(known.isPresent() ? 1 : suspects.size(), lastWords);
    suspects.stream().filter(suspect -> suspect != deadly).forEach(LedgerEntry::excuse);
    if (!lives) {
      channel.die(
          "the target died of " + deadly.probe().requirement() + ": " + deadly.deathWords());
    }
  }

  /** Then it is the one: all before it were answered, and it was not. */
  private static boolean mustAnswer(LedgerEntry suspect) {
    return suspect.probe().expectation().atLeast() > 0;
  }

  private boolean restart() {
    return channel.restartTarget() && alive.getAsBoolean();
  }

  private boolean survives(LedgerEntry suspect) {
    Probe again = suspect.probe().expecting(Expectation.free()).as(Probe.Role.SENTINEL);
    channel.send(again, log);
    return alive.getAsBoolean();
  }
}
