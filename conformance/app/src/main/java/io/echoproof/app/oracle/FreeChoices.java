package io.echoproof.app.oracle;

import java.time.Duration;
import java.util.Set;

/**
 * What is known of a target where the texts leave a choice. The less is known, the more is free.
 *
 * @param echoCode what becomes of an echo request whose code is not 0
 * @param reportsErrors whether it may send ICMP errors
 * @param keepsAtLeast how long it surely waits for missing fragments
 * @param keepsAtMost after how long it has surely given up
 * @param pendingAtMost how many incomplete datagrams it surely keeps, and while how many fragments
 *     of others it surely keeps one
 * @param dropped free rules by which it drops what it may answer
 * @param answered free rules by which it answers what it may drop
 * @param steadyHeader whether its replies have ECN 00 and DF as all others, whatever was asked, and
 *     its timestamps are times of day
 */
public record FreeChoices(
    EchoCode echoCode,
    boolean reportsErrors,
    Duration keepsAtLeast,
    Duration keepsAtMost,
    int pendingAtMost,
    Set<Rule> dropped,
    Set<Rule> answered,
    boolean steadyHeader) {

  /** Nothing is known: what any conformant stack may do. RFC 1122, section 3.3.2: 60 to 120 s. */
  public static final FreeChoices UNKNOWN =
      new FreeChoices(
          EchoCode.UNKNOWN,
          true,
          Duration.ofSeconds(10),
          Duration.ofSeconds(130),
          8,
          Set.of(),
          Set.of(),
          false);

  /** Whether a rule that found something leaves it to those behind it whether there is a reply. */
  boolean yields(Rule found) {
    return found == Rule.UNDECIDED || answered.contains(found);
  }
}
