package io.echoproof.responder;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a responder has done up to some moment, in frames. Of a responder at rest, {@code received}
 * is the sum of {@code answered}, {@code dropped}, {@code deviceFull}, {@code deviceRefused} and
 * {@code fragments}.
 *
 * @param received frames that were looked at
 * @param answered requests whose reply was sent; of one in fragments, the last that came counts
 * @param dropped frames that got no answer, by reason; reasons that never came up are left out
 * @param deviceFull replies that were not sent, or not to the end, because the device had no room
 * @param deviceRefused replies that the operating system refused to take, or a part of them
 * @param fragments frames that were kept, because other fragments were still missing
 * @param reassemblyTimeouts datagrams that were given up because a fragment did not come in time
 * @param reassemblyEvictions datagrams that had to give way to others before they were whole
 */
public record CounterSnapshot(
    long received,
    long answered,
    Map<DropReason, Long> dropped,
    long deviceFull,
    long deviceRefused,
    long fragments,
    long reassemblyTimeouts,
    long reassemblyEvictions) {
  /** These and those together. */
  public CounterSnapshot plus(CounterSnapshot other) {
    Map<DropReason, Long> both = new EnumMap<>(DropReason.class);
    both.putAll(dropped);
    other.dropped.forEach((reason, count) -> both.merge(reason, count, Long::sum));
    return new CounterSnapshot(
        received + other.received,
        answered + other.answered,
        Collections.unmodifiableMap(both),
        deviceFull + other.deviceFull,
        deviceRefused + other.deviceRefused,
        fragments + other.fragments,
        reassemblyTimeouts + other.reassemblyTimeouts,
        reassemblyEvictions + other.reassemblyEvictions);
  }

  /** Frames that got no answer, for whatever reason. */
  public long droppedInAll() {
    return dropped.values().stream().mapToLong(Long::longValue).sum();
  }
}
