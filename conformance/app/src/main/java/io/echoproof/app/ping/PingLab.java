package io.echoproof.app.ping;

import io.echoproof.app.link.Recorder;
import io.echoproof.app.link.Recorder.Recording;
import io.echoproof.conformance.capture.CapturedFrame;
import io.echoproof.conformance.packet.Ipv4Address;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a ping program is run against a target, while the wire between them is recorded.
 *
 * @param program the ping program
 * @param recorder of the wire
 * @param target the address that is pinged
 */
public record PingLab(PingProgram program, Recorder recorder, Ipv4Address target) {

  /**
   * What a ping program printed and what was on the wire meanwhile.
   *
   * @param pinger who pinged, for people
   * @param call the call
   * @param output what it printed, read
   * @param exchanges its requests on the wire with their replies, in the order of sending
   * @param frames all its frames, in the order of time
   */
  public record Observed(
      String pinger,
      PingProgram.Call call,
      PingOutput output,
      List<PingExchange> exchanges,
      List<CapturedFrame> frames) {
    /** What was called, and with which size and count. */
    public String command() {
      return String.join(" ", call.command());
    }

    /** How many replies were on the wire. */
    public int repliesOnWire() {
      return exchanges.stream().mapToInt(e -> e.replies().size()).sum();
    }
  }

  /**
   * Pings.
   *
   * @param size data octets per request
   * @param count how many requests
   * @throws IOException when the program can't be run
   */
  public Observed ping(int size, int count) throws IOException {
    try (Recording recording = recorder.start()) {
      PingProgram.Call call = program.call(target.toString(), size, count);
      PingOutput output = PingOutput.parse(call.output().toByteArray());
      return observed(program.description(), call, output, recording);
    }
  }

  /**
   * Pings with every ping that this system has: its program, and on Windows the function behind it,
   * whose answer is not text.
   *
   * @param size data octets per request
   * @param count how many requests
   * @throws IOException when the program can't be run
   */
  public List<Observed> pingWithAll(int size, int count) throws IOException {
    List<Observed> all = new ArrayList<>(List.of(ping(size, count)));
    if (program.windows()) {
      try (Recording recording = recorder.start()) {
        IcmpFunction function = IcmpFunction.call(target, size, count);
        all.add(
            observed(IcmpFunction.description(), function.call(), function.output(), recording));
      }
    }
    return List.copyOf(all);
  }

  private static Observed observed(
      String pinger, PingProgram.Call call, PingOutput output, Recording recording) {
    List<CapturedFrame> frames =
        recording.take().stream().filter(f -> PingExchange.isEcho(f.frame())).toList();
    return new Observed(pinger, call, output, PingExchange.pair(frames), frames);
  }
}
