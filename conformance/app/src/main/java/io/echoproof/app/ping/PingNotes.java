package io.echoproof.app.ping;

import io.echoproof.conformance.wire.Wire;

/** Sets down beside a case what a ping program made of a peer. */
final class PingNotes {
  private PingNotes() {}

  /** The frames, what was printed, and in a few words what became of it. */
  static void note(Wire wire, PingPerformance seen) {
    wire.captured(seen.frames());
    wire.parameter(seen.act().name(), seen.said());
    wire.attach(seen.command(), seen.call().output().toByteArray());
    if (seen.requests() != seen.act().count()) {
      throw new IllegalStateException(
          seen.command()
              + " put "
              + seen.requests()
              + " requests on the wire; it was to be "
              + seen.act().count());
    }
  }

  /** The program is wrong about what was on the wire. */
  static void fail(Wire wire, String row, PingPerformance seen, String expected, String said) {
    wire.fail(
        row,
        "the ping program is wrong about this: " + seen.act().name(),
        expected,
        said,
        seen.frames());
  }
}
