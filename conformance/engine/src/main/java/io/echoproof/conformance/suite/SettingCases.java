package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.target.Setting;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;
import java.util.ArrayList;
import java.util.List;

/** Cases for which the target has to be told something first. */
final class SettingCases {
  private static final int DATA = 4;
  private static final int IGNORED = 10;
  private static final Ipv4Address ALL_HOSTS = Ipv4Address.of(224, 0, 0, 1);
  private static final String NO_SECOND = "the target's second address is not known";

  @Case(
      value = "ADR-02.second-address",
      title = "A reply comes from that one of the target's addresses that was pinged")
  void secondAddress(Wire wire) {
    if (wire.target().second().isEmpty()) {
      wire.nothingToJudge(NO_SECOND);
      return;
    }
    Ipv4Address second = wire.target().second().get();
    wire.with(
        Setting.SECOND_ADDRESS,
        () -> {
          for (Ipv4Address own : List.of(second, wire.target().address())) {
            wire.answers(
                "to " + own,
                wire.echo(DATA).header(h -> h.destination(own)),
                Rules.addressesReversed());
          }
        });
  }

  @Case(
      value = "ADR-09.unicast-source",
      title = "A reply to a broadcast or multicast request comes from an own unicast address",
      needs = Carriage.ANY_ADDRESS)
  void unicastSource(Wire wire) {
    wire.with(
        Setting.BROADCAST_ECHO,
        () -> {
          List<LedgerEntry> entries = new ArrayList<>();
          for (Ipv4Address destination : broadcasts(wire)) {
            Probe probe =
                Probe.of(
                    "ADR-09",
                    "to " + destination,
                    wire.echo(DATA).header(h -> h.destination(destination)),
                    Rules.ownSource(wire.target()));
            entries.add(wire.survives(probe.expecting(Expectation.free())));
          }
          if (entries.stream().noneMatch(entry -> wire.awaitReplies(entry, 1))) {
            wire.nothingToJudge("the target answers no broadcast although it was told to");
          }
        });
  }

  private static List<Ipv4Address> broadcasts(Wire wire) {
    List<Ipv4Address> destinations =
        new ArrayList<>(List.of(Ipv4Address.LIMITED_BROADCAST, ALL_HOSTS));
    if (wire.target().prefix().hasBroadcast()) {
      destinations.add(wire.target().prefix().broadcast());
    }
    return destinations;
  }

  @Case(
      value = "ADR-20.own-second-source",
      title = "A request from another of the target's own addresses is dropped",
      needs = Carriage.ANY_ADDRESS)
  void ownSecondSource(Wire wire) {
    if (wire.target().second().isEmpty()) {
      wire.nothingToJudge(NO_SECOND);
      return;
    }
    Ipv4Address second = wire.target().second().get();
    wire.with(
        Setting.SECOND_ADDRESS,
        () ->
            wire.rejects(
                "from the target's own " + second,
                () -> wire.echo(DATA),
                echo -> echo.header(h -> h.source(second)).frame()));
  }

  @Case(
      value = "ECH-20.switch",
      title = "Told to ignore echo requests, the target answers none; told otherwise, all again")
  void echoSwitch(Wire wire) {
    if (!wire.canSwitch(Setting.ECHO_IGNORED)) {
      wire.nothingToJudge("the switch can't be turned from here");
      return;
    }
    wire.answers("before", wire.echo(DATA));
    wire.with(
        Setting.ECHO_IGNORED,
        () -> {
          for (int i = 0; i < IGNORED; i++) {
            Probe probe = Probe.of("ECH-20", "request " + i + ", to be ignored", wire.echo(DATA));
            wire.send(probe.expecting(Expectation.silence()));
          }
        });
    wire.answers("after", wire.echo(DATA));
  }
}
