package io.echoproof.app.ping;

import io.echoproof.app.link.PcapRecorder;
import io.echoproof.conformance.capture.CapturedFrame;
import io.echoproof.conformance.packet.Ipv4Address;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a ping program is run against a target, while its interface is recorded.
 *
 * @param program the ping program
 * @param interfaceName the interface behind which the target is
 * @param tester the operating system's own address on that interface
 * @param target the address that is pinged
 */
public record PingLab(
    PingProgram program, String interfaceName, Ipv4Address tester, Ipv4Address target) {

  /**
   * What a ping program printed and what was on the wire meanwhile.
   *
   * @param call the call
   * @param output what it printed, read
   * @param exchanges its requests on the wire with their replies, in the order of sending
   * @param frames all its frames, in the order of time
   */
  public record Observed(
      PingProgram.Call call,
      PingOutput output,
      List<PingExchange> exchanges,
      List<CapturedFrame> frames) {
    /** What was called, and with which size and count. */
    public String command() {
      List<String> words = new ArrayList<>(call.command());
      words.set(0, "ping");
      return String.join(" ", words);
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
    try (PcapRecorder recorder = PcapRecorder.open(interfaceName, tester.octets())) {
      PingProgram.Call call = program.call(target.toString(), size, count);
      List<CapturedFrame> frames =
          recorder.take().stream().filter(f -> PingExchange.isEcho(f.frame())).toList();
      return new Observed(
          call, PingOutput.parse(call.output().toByteArray()), PingExchange.pair(frames), frames);
    }
  }
}
