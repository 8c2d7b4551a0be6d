package io.echoproof.conformance.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.echoproof.conformance.link.ScriptedLink;
import io.echoproof.conformance.target.Profiles;
import io.echoproof.conformance.target.Setting;
import io.echoproof.conformance.target.Switchboard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A setting is on for as long as a body does what it does, and back whatever happens. */
class WithSettingTest {
  private final List<String> events = new ArrayList<>();
  private final Set<Setting> on = EnumSet.noneOf(Setting.class);

  private final Switchboard board =
      new Switchboard() {
        @Override
        public Set<Setting> settings() {
          return EnumSet.of(Setting.BROADCAST_ECHO, Setting.ECHO_IGNORED);
        }

        @Override
        public boolean turn(Setting setting, boolean wanted) {
          events.add(setting + (wanted ? " on" : " off"));
          return wanted ? !on.add(setting) : on.remove(setting);
        }
      };

  private final Channel channel =
      new Channel(
          new ScriptedLink(
              false,
              (frame, out) -> {
                boolean answers = !on.contains(Setting.ECHO_IGNORED);
                events.add(answers ? "echo" : "ignored echo");
                if (answers) {
                  Bench.mirror().accept(frame, out);
                }
              }),
          Profiles.RESPONDER,
          Duration.ofMillis(5),
          () -> false,
          board,
          Optional.empty());

  private final CaseLog log = new CaseLog("ECH-01.of-this-test", "scripted");
  private final Wire wire =
      new Wire(channel, new Craft(Profiles.RESPONDER, 1), log, "ECH-01", false, new Agenda());

  @Test
  void sentinelsKeepWhatIsSentApart() {
    wire.with(Setting.BROADCAST_ECHO, () -> events.add("body"));
    assertEquals(
        List.of("echo", "BROADCAST_ECHO on", "body", "echo", "BROADCAST_ECHO off", "echo"), events);
  }

  @Test
  void aTargetThatIgnoresEchoIsNotAskedWhetherItIsAlive() {
    wire.with(Setting.ECHO_IGNORED, () -> wire.send(Probe.of("ECH-01", "one", wire.echo(0))));
    assertEquals(
        List.of("echo", "ECHO_IGNORED on", "ignored echo", "ECHO_IGNORED off", "echo"), events);
  }

  @Test
  void itIsPutBackWhenTheBodyThrows() {
    assertThrows(
        IllegalStateException.class,
        () ->
            wire.with(
                Setting.BROADCAST_ECHO,
                () -> {
                  throw new IllegalStateException("of this test");
                }));
    assertEquals(Set.of(), on);
  }

  @Test
  void whatWasOnBeforeStaysOn() {
    wire.with(
        Setting.BROADCAST_ECHO,
        () -> {
          wire.with(Setting.BROADCAST_ECHO, () -> {});
          events.add("still " + on);
        });
    assertEquals("still [BROADCAST_ECHO]", events.get(events.size() - 4));
    assertEquals(Set.of(), on);
  }

  @Test
  void whatNobodyCanSwitchIsOnForGood() {
    assertFalse(wire.canSwitch(Setting.PROBE));
    wire.with(Setting.PROBE, () -> events.add("body"));
    assertEquals(List.of("body"), events);
  }

  @Test
  void theCaseShowsWhatWasSwitched() {
    wire.with(Setting.BROADCAST_ECHO, () -> {});
    assertEquals(
        "requests to broadcast and multicast addresses answered",
        log.parameters().get("switched on for a while"));
  }

  @Test
  void theFeaturesOfASwitchboardAreTheCatalogues() {
    assertEquals(Set.of("broadcast", "echo-switch"), board.features());
  }
}
