package io.echoproof.responder;

import java.util.Map;

/**
 * What a responder has done up to some moment, in frames. Of a responder at rest, {@code received}
 * is the sum of all others.
 *
 * @param received frames that were looked at
 * @param answered frames whose reply was sent
 * @param dropped frames that got no answer, by reason; reasons that never came up are left out
 * @param deviceFull replies that were not sent because the device had no room
 * @param deviceRefused replies that the operating system refused to take
 */
public record CounterSnapshot(
    long received,
    long answered,
    Map<DropReason, Long> dropped,
    long deviceFull,
    long deviceRefused) {
  /** Frames that got no answer, for whatever reason. */
  public long droppedInAll() {
    return dropped.values().stream().mapToLong(Long::longValue).sum();
  }
}
