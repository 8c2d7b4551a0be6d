package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.packet.Checksum;
import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.Setting;
import io.echoproof.conformance.target.TargetClock;
import io.echoproof.conformance.wire.Answer;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Reply;
import io.echoproof.conformance.wire.ReplyRule;
import io.echoproof.conformance.wire.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The timestamp server (RFC 792; RFC 1122, section 3.2.2.8). */
final class TimestampCases {
  private static final int BURST = 200;

  /** The first and the last of them may have been there for a part of their time only. */
  private static final int FEW_VALUES = 4;

  private static final Duration WATCHED = Duration.ofSeconds(2);
  private static final Duration LONGEST_TICK = Duration.ofSeconds(1).dividedBy(15);

  /** Between two looks at the clock. */
  private static final Duration LOOK = Duration.ofMillis(5);

  /** Milliseconds; so near to midnight the target is asked, before and after. */
  private static final int BESIDE_MIDNIGHT = 1_000;

  private static final int PAIRS = 100;
  private static final int SHORTEST = 8;
  private static final int EXTRA = 20;
  private static final Ipv4Address ALL_HOSTS = Ipv4Address.of(224, 0, 0, 1);

  private static List<LedgerEntry> ask(Wire wire, String row, int count, ReplyRule... rules) {
    return wire.askAll(
        IntStream.range(0, count)
            .mapToObj(i -> Timestamps.probe(wire, row, "request " + i + " of " + count, rules))
            .toList());
  }

  @Case(value = "TSP-01.server", title = "Whether a timestamp request is answered")
  void server(Wire wire) {
    Probe probe = Timestamps.probe(wire, "TSP-01", "a timestamp request");
    LedgerEntry entry = wire.survives(probe.expecting(Expectation.free(Answer.TIMESTAMP_REPLY)));
    boolean answered = wire.awaitReplies(entry, 1);
    wire.observe("TSP-01", "timestamp request", answered ? "answered" : "silent");
  }

  @Case(
      value = "TSP-02.fields",
      title = "The reply has code 0 and the key and the originate timestamp of the request")
  void fields(Wire wire) {
    wire.ask(
        Timestamps.probe(
            wire,
            "TSP-02",
            "originate timestamp 0036ee80",
            TimestampRules.length(),
            TimestampRules.code(),
            TimestampRules.sameKey(),
            TimestampRules.sameOriginate(),
            Rules.checksumVerifies()));
    int any = wire.craft().random().nextInt();
    for (int originate : new int[] {0, 1, Timestamps.DAY - 1, Timestamps.DAY, 1 << 31, -1, any}) {
      wire.ask(
          Timestamps.probe(
              "TSP-02",
              String.format("originate timestamp %08x", originate),
              Timestamps.request(wire, originate),
              TimestampRules.sameKey(),
              TimestampRules.sameOriginate()));
    }
  }

  @Case(
      value = "TSP-03.universal-time",
      title = "Standard values are milliseconds since midnight UT, right to within minutes")
  void universalTime(Wire wire) {
    LedgerEntry entry =
        wire.ask(Timestamps.probe(wire, "TSP-03", "a request", TimestampRules.universalTime()));
    boolean standard =
        Timestamps.reply(entry)
            .filter(r -> Timestamps.isStandard(Timestamps.value(r, Timestamps.TRANSMIT)))
            .isPresent();
    if (entry.answers() > 0 && !standard) {
      wire.nothingToJudge("the target's values are not standard (that is row TSP-04)");
    }
  }

  @Case(
      value = "TSP-04.not-standard",
      title = "Values that are no time of day have the high bit set")
  void notStandard(Wire wire) {
    LedgerEntry entry =
        wire.ask(Timestamps.probe(wire, "TSP-04", "a request", TimestampRules.markedOrRight()));
    boolean standard =
        Timestamps.reply(entry)
            .filter(r -> TimestampRules.isRight(Timestamps.value(r, Timestamps.TRANSMIT)))
            .isPresent();
    if (entry.answers() > 0) {
      wire.observe("TSP-04", "timestamps", standard ? "time of day" : "no time of day");
    }
    if (standard) {
      wire.nothingToJudge("the target has a clock and gives standard values (row TSP-03)");
    }
  }

  @Case(
      value = "TSP-05.order",
      title = "The transmit timestamp is not before the receive timestamp")
  void order(Wire wire) {
    ask(wire, "TSP-05", PAIRS, TimestampRules.transmitNotBeforeReceive());
  }

  /**
   * Asks every few milliseconds until a few values were seen, or one of them for too long: from the
   * arrival of its first reply to the sending of the request that got it last, so that nothing
   * which only took its time on the way is held against the clock.
   */
  @Case(value = "TSP-06.ticks", title = "The clock advances at least 15 times a second")
  void ticks(Wire wire) {
    Duration end = wire.elapsed().plus(WATCHED);
    Optional<Reply> first = Optional.empty();
    Duration firstSeen = Duration.ZERO;
    int values = 0;
    while (values < FEW_VALUES && wire.elapsed().compareTo(end) < 0) {
      wire.pass(LOOK);
      Duration asked = wire.elapsed();
      Probe probe = Timestamps.probe(wire, "TSP-06", "a request");
      LedgerEntry entry = wire.ask(probe.expecting(Expectation.free(Answer.TIMESTAMP_REPLY)));
      if (!wire.awaitReplies(entry, 1)) {
        continue;
      }
      Optional<Reply> reply = Timestamps.reply(entry);
      if (reply.isEmpty() || first.isEmpty() || !isSameTime(first.get(), reply.get())) {
        first = reply;
        firstSeen = wire.elapsed();
        values++;
      } else if (asked.minus(firstSeen).compareTo(LONGEST_TICK) > 0) {
        wire.fail(
            "TSP-06",
            "the clock stands still between ticks for too long",
            "another value after 67 ms",
            "the same value after " + asked.minus(firstSeen).toMillis() + " ms",
            entry);
        return;
      }
    }
    if (values < FEW_VALUES) {
      wire.nothingToJudge("too few replies came to see the clock move (that is row TSP-07)");
    }
  }

  private static boolean isSameTime(Reply first, Reply second) {
    return Timestamps.value(first, Timestamps.TRANSMIT)
        == Timestamps.value(second, Timestamps.TRANSMIT);
  }

  @Case(value = "TSP-07.burst", title = "Each of 200 requests in a burst is answered")
  void burst(Wire wire) {
    ask(wire, "TSP-07", BURST);
  }

  @Case(
      value = "TSP-08.addresses",
      title = "Addresses and source routes are treated as those of echo requests")
  void addresses(Wire wire) {
    wire.ask(Timestamps.probe(wire, "TSP-08", "a request", Rules.addressesReversed()));
    wire.target()
        .second()
        .ifPresent(
            second ->
                wire.with(
                    Setting.SECOND_ADDRESS,
                    () ->
                        wire.ask(
                            Timestamps.probe(
                                "TSP-08",
                                "to the second address " + second,
                                Timestamps.request(wire).header(h -> h.destination(second)),
                                Rules.addressesReversed()))));
    if (wire.target().offers("source-route") && wire.carries(Carriage.ANY_ADDRESS)) {
      wire.with(Setting.SOURCE_ROUTE, () -> sourceRoute(wire));
    }
  }

  /** RFC 1122, section 3.2.2.6: the route is reversed, and the reply goes to its first hop. */
  private static void sourceRoute(Wire wire) {
    Ipv4Address hop = Ipv4Address.of(198, 51, 100, 1);
    Octets route = Octets.ofHex("830708").plus(hop.octets()).plus(Octets.ofInts(0));
    wire.ask(
        Timestamps.probe(
            "TSP-08",
            "a complete loose source route by " + hop,
            Timestamps.request(wire).options(route),
            TimestampRules.sentTo(hop)));
  }

  @Case(
      value = "TSP-08.options",
      title = "What becomes of Record Route and Internet Timestamp in a timestamp request")
  void options(Wire wire) {
    if (!wire.target().offers("record-route") && !wire.target().offers("timestamp-option")) {
      wire.nothingToJudge("the target does not offer: record-route, timestamp-option");
    }
    observeOption(wire, "record-route", "Record Route", "070704" + "00".repeat(5));
    observeOption(wire, "timestamp-option", "Internet Timestamp", "44080500" + "00".repeat(4));
  }

  private static void observeOption(Wire wire, String feature, String name, String option) {
    if (!wire.target().offers(feature)) {
      return;
    }
    Octets sent = Octets.ofHex(option);
    LedgerEntry entry =
        wire.ask(
            Timestamps.probe("TSP-08", "with " + name, Timestamps.request(wire).options(sent)));
    entry.answering().stream()
        .findFirst()
        .map(reply -> reply.header().options())
        .ifPresent(
            returned ->
                wire.observe(
                    "TSP-08",
                    name + " in a timestamp request",
                    returned.length() == 0
                        ? "not returned"
                        : returned.equals(sent) ? "returned as it was" : "updated"));
  }

  @Case(
      value = "TSP-09.short",
      title = "A timestamp message of 8 to 19 octets is incomplete and not answered")
  void tooShort(Wire wire) {
    for (int length = SHORTEST; length < Timestamps.LENGTH; length++) {
      int data = length - IcmpMessage.HEADER_LENGTH;
      rejected(
          wire,
          "TSP-09",
          length + " octets",
          request -> request.data(request.message().data().slice(0, data)));
    }
  }

  /** A changed request must not be answered, the same unchanged must be. */
  private static void rejected(Wire wire, String row, String label, UnaryOperator<Echo> change) {
    Echo changed = change.apply(Timestamps.request(wire));
    wire.send(Probe.of(row, label, changed).expecting(Expectation.silence()));
    wire.ask(
        Timestamps.probe(wire, row, "valid twin of: " + label)
            .expecting(Expectation.atLeastOne(Answer.TIMESTAMP_REPLY))
            .as(Probe.Role.TWIN));
  }

  @Case(value = "TSP-10.extra", title = "What becomes of octets behind the timestamps of a request")
  void extra(Wire wire) {
    Echo request = Timestamps.request(wire);
    Octets data = request.message().data().plus(wire.craft().randomOctets(EXTRA));
    LedgerEntry entry =
        wire.survives(
            Probe.of("TSP-10", EXTRA + " octets more", request.data(data))
                .expecting(Expectation.free(Answer.TIMESTAMP_REPLY)));
    wire.awaitReplies(entry, 1);
    String fate =
        entry.answering().stream()
            .findFirst()
            .map(Reply::icmp)
            .map(m -> m.data().length() > Timestamps.LENGTH - SHORTEST ? "returned" : "dropped")
            .orElse("no reply at all");
    wire.observe("TSP-10", "octets behind the timestamps", fate);
  }

  @Case(value = "TSP-11.checksum", title = "A timestamp request with a wrong checksum is dropped")
  void checksum(Wire wire) {
    rejected(
        wire,
        "TSP-11",
        "ICMP checksum one too high",
        request -> request.checksum(Checksum.add(request.rightChecksum(), 1)));
  }

  /**
   * Whatever the hour, no value may be beyond the day; the step itself shows at midnight only,
   * which comes at once where the target's clock can be put forward.
   */
  @Case(value = "TSP-12.midnight", title = "At midnight UT the timestamps begin again from zero")
  void midnight(Wire wire) {
    if (wire.clock().isPresent()) {
      TargetClock clock = wire.clock().get();
      wire.last(() -> putOverMidnight(wire, clock));
      return;
    }
    int before = Timestamps.now();
    ask(wire, "TSP-12", 1, TimestampRules.withinTheDay());
    if (Timestamps.now() >= before) {
      wire.nothingToJudge("it was not midnight, and the target's clock can't be set from here");
    }
  }

  private static void putOverMidnight(Wire wire, TargetClock clock) {
    int left = Timestamps.DAY - Timestamps.timeOf(clock.now());
    clock.advance(Duration.ofMillis(Math.max(0, left - BESIDE_MIDNIGHT)));
    aroundMidnight(wire, clock, "just before midnight");
    clock.advance(Duration.ofMillis(2 * BESIDE_MIDNIGHT));
    aroundMidnight(wire, clock, "just after midnight");
  }

  private static void aroundMidnight(Wire wire, TargetClock clock, String label) {
    wire.ask(
        Timestamps.probe(
            wire,
            "TSP-12",
            label,
            TimestampRules.withinTheDay(),
            TimestampRules.near(Timestamps.timeOf(clock.now()))));
  }

  @Case(
      value = "ADR-24.broadcast",
      title =
          "A timestamp request to a broadcast address gets one reply from an own address, or none",
      needs = Carriage.ANY_ADDRESS)
  void broadcast(Wire wire) {
    broadcasts(wire);
    if (wire.canSwitch(Setting.BROADCAST_ECHO)) {
      wire.with(Setting.BROADCAST_ECHO, () -> broadcasts(wire));
    }
  }

  private static void broadcasts(Wire wire) {
    List<Ipv4Address> destinations = new ArrayList<>(List.of(ALL_HOSTS));
    if (wire.target().prefix().hasBroadcast()) {
      destinations.add(wire.target().prefix().broadcast());
    }
    for (Ipv4Address destination : destinations) {
      Echo request = Timestamps.request(wire).header(h -> h.destination(destination));
      Probe probe =
          Probe.of("ADR-24", "to " + destination, request, Rules.ownSource(wire.target()));
      wire.survives(probe.expecting(Expectation.atMostOne(Answer.TIMESTAMP_REPLY)));
    }
  }
}
