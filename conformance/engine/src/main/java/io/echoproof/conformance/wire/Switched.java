package io.echoproof.conformance.wire;

import io.echoproof.conformance.target.Setting;
import io.echoproof.conformance.target.Switchboard;

/**
 * A setting that was switched on until it is closed.
 *
 * @param board where it is switched
 * @param setting the setting
 * @param former whether it was on before
 */
record Switched(Switchboard board, Setting setting, boolean former) implements AutoCloseable {
  static Switched on(Switchboard board, Setting setting) {
    return new Switched(board, setting, board.turn(setting, true));
  }

  /** Puts it back. */
  @Override
  public void close() {
    board.turn(setting, former);
  }
}
