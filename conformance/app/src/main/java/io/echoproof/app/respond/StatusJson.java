package io.echoproof.app.respond;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.echoproof.responder.CounterSnapshot;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** A responder's counters as one line of JSON. */
public final class StatusJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StatusJson() {}

  /**
   * One JSON object without a line break.
   *
   * @param running how long the responder has been at work
   * @param lab what was done to replies on purpose; empty when nothing is
   */
  public static String line(Duration running, CounterSnapshot counters, Optional<LabCounts> lab) {
    ObjectNode root = JSON.createObjectNode();
    root.put("seconds", running.toMillis() / 1e3);
    root.put("received", counters.received());
    root.put("answered", counters.answered());
    root.put("dropped", counters.droppedInAll());
    ObjectNode reasons = root.putObject("reasons");
    counters
        .dropped()
        .forEach((reason, count) -> reasons.put(reason.name().toLowerCase(Locale.ROOT), count));
    root.put("deviceFull", counters.deviceFull());
    root.put("deviceRefused", counters.deviceRefused());
    lab.ifPresent(
        counts -> {
          ObjectNode node = root.putObject("lab");
          node.put("dropped", counts.dropped());
          node.put("duplicated", counts.duplicated());
          node.put("reordered", counts.reordered());
          node.put("corrupted", counts.corrupted());
          node.put("overflowed", counts.overflowed());
        });
    return root.toString();
  }
}
