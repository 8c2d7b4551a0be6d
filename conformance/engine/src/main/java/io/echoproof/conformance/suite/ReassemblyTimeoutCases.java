package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.target.TargetProfile;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Reply;
import io.echoproof.conformance.wire.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/** What happens when the rest of a datagram does not come (RFC 1122, section 3.3.2). */
final class ReassemblyTimeoutCases {
  private static final int TIME_EXCEEDED_IN_REASSEMBLY = 1;
  private static final Ipv4Address ALL_HOSTS = Ipv4Address.of(224, 0, 0, 1);
  private static final Ipv4Address UNSPECIFIED = Ipv4Address.of(0, 0, 0, 0);

  /** When it is looked whether the time is over, in seconds after the start. */
  private static final int[] LOOKS = {11, 21, 33, 65, 130};

  private static final Duration FOR_STRAGGLERS = Duration.ofSeconds(2);

  @Tag("slow")
  @Case(
      value = "FRG-16.timeout",
      title = "When an incomplete datagram is given up, and what that depends on",
      alsoVerifies = {"FRG-17", "FRG-18"},
      needs = Carriage.TTL_BELOW_TWO)
  void timeout(Wire wire) {
    new TimeoutLadder(wire).climb();
  }

  @Tag("slow")
  @Case(
      value = "FRG-19.time-exceeded",
      title = "Time Exceeded is sent once for a datagram that is given up, about fragment zero")
  void timeExceeded(Wire wire) {
    LedgerEntry alone = incomplete(wire, "FRG-19", "fragment zero alone", 0);
    LedgerEntry second = incomplete(wire, "FRG-19", "the last of three, then fragment zero", 2, 0);
    List<LedgerEntry> entries = List.of(alone, second);
    look(
        wire,
        wire.elapsed(),
        0,
        () -> entries.stream().allMatch(entry -> entry.errors() > 0),
        () -> entries.forEach(entry -> judge(wire, entry)));
  }

  private static LedgerEntry incomplete(Wire wire, String row, String label, int... order) {
    Ipv4Address source = wire.freshSource();
    Fragmented fragmented = Fragmented.thirds(wire).withAll(h -> h.source(source));
    return wire.send(
        fragmented.probe(row, label, fragmented.frames(order)).expecting(Expectation.unfinished()));
  }

  private static void judge(Wire wire, LedgerEntry entry) {
    Optional<Reply> error = entry.replies().stream().filter(Reply::isError).findFirst();
    boolean one = entry.errors() == 1 && isAboutFragmentZero(entry, error.orElseThrow());
    if (!one) {
      wire.fail(
          "FRG-19",
          "no right Time Exceeded about: " + entry.probe().label(),
          "one Time Exceeded 11/1 that quotes fragment zero",
          entry.errors() == 0
              ? "none within " + LOOKS[LOOKS.length - 1] + " s"
              : entry.errors() + ", the first one " + error.orElseThrow().describe(),
          entry);
    }
  }

  private static boolean isAboutFragmentZero(LedgerEntry entry, Reply reply) {
    Optional<Ipv4Packet> quoted = Ipv4Packet.decode(reply.icmp().data());
    Echo echo = entry.probe().echo().orElseThrow();
    return reply.icmp().type() == IcmpMessage.TIME_EXCEEDED
        && reply.icmp().code() == TIME_EXCEEDED_IN_REASSEMBLY
        && quoted.isPresent()
        && quoted.get().identification() == echo.header().identification()
        && quoted.get().fragmentOffset() == 0
        && quoted.get().payload().length() >= IcmpMessage.HEADER_LENGTH
        && quoted
            .get()
            .payload()
            .slice(0, IcmpMessage.HEADER_LENGTH)
            .equals(echo.message().toOctets().slice(0, IcmpMessage.HEADER_LENGTH));
  }

  @Tag("slow")
  @Case(
      value = "FRG-20.no-fragment-zero",
      title = "There is no Time Exceeded where fragment zero never came")
  void noFragmentZero(Wire wire) {
    silent(wire, "FRG-20", "the last of three fragments alone", Fragmented.thirds(wire), 2);
    silent(wire, "FRG-20", "the second and the last of three", Fragmented.thirds(wire), 1, 2);
    waitForTheEnd(wire);
  }

  @Tag("slow")
  @Case(
      value = "FRG-21.forbidden",
      title =
          "There is no Time Exceeded about ICMP errors, broadcasts and sources that are no host",
      needs = Carriage.ANY_ADDRESS)
  void forbidden(Wire wire) {
    Echo never = wire.echo(4);
    Echo error =
        wire.echo(never.frame())
            .message(
                m -> m.withType(IcmpMessage.DESTINATION_UNREACHABLE).withCode(1).withKey(0, 0));
    silent(wire, "FRG-21", "fragment zero of an ICMP error", Fragmented.of(wire, error, 16), 0);
    silent(
        wire,
        "FRG-21",
        "fragment zero to a multicast address",
        Fragmented.thirds(wire).withAll(h -> h.destination(ALL_HOSTS)),
        0);
    if (wire.target().prefix().hasBroadcast()) {
      Ipv4Address broadcast = wire.target().prefix().broadcast();
      silent(
          wire,
          "FRG-21",
          "fragment zero to the broadcast address",
          Fragmented.thirds(wire).withAll(h -> h.destination(broadcast)),
          0);
    }
    wire.send(
        silence(
            "FRG-21",
            "fragment zero from 0.0.0.0",
            Fragmented.thirds(wire).withAll(h -> h.source(UNSPECIFIED)),
            0));
    waitForTheEnd(wire);
  }

  private static void silent(
      Wire wire, String row, String label, Fragmented fragmented, int... order) {
    Ipv4Address source = wire.freshSource();
    wire.send(silence(row, label, fragmented.withAll(h -> h.source(source)), order));
  }

  private static Probe silence(String row, String label, Fragmented fragmented, int... order) {
    return fragmented.probe(row, label, fragmented.frames(order)).expecting(Expectation.silence());
  }

  /**
   * A host says when its time is over: it sends Time Exceeded about a datagram of which it may.
   * What keeps silent is given the longest time.
   */
  private static void waitForTheEnd(Wire wire) {
    boolean says = wire.target().kind() == TargetProfile.Kind.HOST;
    LedgerEntry signal = incomplete(wire, "FRG-19", "fragment zero alone, as a signal", 0);
    look(
        wire,
        wire.elapsed(),
        0,
        () -> says && signal.errors() > 0,
        () -> wire.later(FOR_STRAGGLERS, () -> {}));
  }

  private interface Condition {
    boolean holds();
  }

  private static void look(
      Wire wire, Duration start, int index, Condition condition, Runnable afterwards) {
    Duration due = start.plusSeconds(LOOKS[index]).minus(wire.elapsed());
    wire.later(
        due,
        () -> {
          wire.sentinel();
          if (condition.holds() || index == LOOKS.length - 1) {
            afterwards.run();
          } else {
            look(wire, start, index + 1, condition, afterwards);
          }
        });
  }
}
