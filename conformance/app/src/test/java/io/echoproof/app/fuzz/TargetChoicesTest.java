package io.echoproof.app.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.app.oracle.FreeChoices;
import io.echoproof.app.target.HostTarget;
import io.echoproof.conformance.link.MemoryLink;
import io.echoproof.conformance.target.Setting;
import io.echoproof.conformance.target.Switchboard;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is made of a target before it is fuzzed. */
class TargetChoicesTest {
  private static final MemoryLink NOBODY = new MemoryLink((frame, out) -> {}, "nobody");

  /** Notes what is switched. */
  private static final class Board implements Switchboard {
    private final Set<Setting> settings;
    private final Set<Setting> on = EnumSet.noneOf(Setting.class);

    Board(Set<Setting> settings) {
      this.settings = settings;
    }

    @Override
    public Set<Setting> settings() {
      return settings;
    }

    @Override
    public boolean turn(Setting setting, boolean wanted) {
      return wanted ? !on.add(setting) : on.remove(setting);
    }
  }

  private static FreeChoices arranged(Board board) {
    return TargetChoices.arrange(new HostTarget(Corpus.PROFILE, NOBODY, board, () -> {})).choices();
  }

  @Test
  void aStackThatCanGiveUpFragmentsQuicklyDoes() {
    Board board = new Board(EnumSet.of(Setting.QUICK_REASSEMBLY, Setting.PROBE));
    FreeChoices choices = arranged(board);
    assertEquals(Set.of(Setting.QUICK_REASSEMBLY), board.on);
    assertTrue(choices.keepsAtMost().compareTo(Duration.ofSeconds(5)) < 0);
  }

  @Test
  void oneThatCanNotIsTakenAsItIs() {
    Board board = new Board(EnumSet.of(Setting.PROBE));
    FreeChoices choices = arranged(board);
    assertEquals(Set.of(), board.on);
    assertTrue(choices.keepsAtMost().compareTo(Duration.ofSeconds(30)) > 0);
  }
}
