package io.echoproof.app.oracle;

import java.time.Duration;

/**
 * What is known of a target where the texts leave a choice. The less is known, the more is free.
 *
 * @param echoCode what becomes of an echo request whose code is not 0
 * @param reportsErrors whether it may send ICMP errors
 * @param keepsAtLeast how long it surely waits for missing fragments
 * @param keepsAtMost after how long it has surely given up
 * @param pendingAtMost how many incomplete datagrams it surely keeps
 */
public record FreeChoices(
    EchoCode echoCode,
    boolean reportsErrors,
    Duration keepsAtLeast,
    Duration keepsAtMost,
    int pendingAtMost) {

  /** Nothing is known: what any conformant stack may do. RFC 1122, section 3.3.2: 60 to 120 s. */
  public static final FreeChoices UNKNOWN =
      new FreeChoices(EchoCode.UNKNOWN, true, Duration.ofSeconds(10), Duration.ofSeconds(130), 8);
}
