package io.echoproof.app.ping;

import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.tun.TunException;
import io.echoproof.tun.windows.IcmpAnswer;
import io.echoproof.tun.windows.IcmpEcho;
import io.echoproof.tun.windows.Wine;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The function that Windows' ping.exe is made of, {@code IcmpSendEcho2}, called as the program
 * calls it. Its answers are numbers and need no reading; they are put into the same form.
 *
 * @param call stands for a call of a program; its output is one line for each answer
 * @param output the answers
 */
record IcmpFunction(PingProgram.Call call, PingOutput output) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** As ping.exe has it. */
  private static final int TTL = 128;

  private static final int PERCENT = 100;

  /** Whose it is. */
  static String description() {
    return Wine.version()
        .map(version -> "Wine " + version + "'s IcmpSendEcho2, not Microsoft's")
        .orElse("IcmpSendEcho2 of Windows");
  }

  /**
   * Pings.
   *
   * @throws IOException when the function can't be called
   */
  static IcmpFunction call(Ipv4Address target, int size, int count) throws IOException {
    Inet4Address destination =
        (Inet4Address) InetAddress.getByAddress(target.octets().toByteArray());
    byte[] data = new byte[size];
    for (int i = 0; i < size; i++) {
      data[i] = (byte) ('a' + i % 23);
    }
    List<IcmpAnswer> answers = new ArrayList<>();
    try (IcmpEcho echo = IcmpEcho.open()) {
      for (int i = 0; i < count; i++) {
        answers.add(echo.send(destination, data, TTL, PATIENCE));
      }
    } catch (TunException e) {
      throw new IOException(e.getMessage(), e);
    }
    List<String> command =
        List.of("IcmpSendEcho2", target.toString(), size + " octets", "x" + count);
    StringBuilder text = new StringBuilder();
    answers.forEach(answer -> text.append(answer).append('\n'));
    Octets lines = Octets.of(text.toString().getBytes(StandardCharsets.US_ASCII));
    return new IcmpFunction(
        new PingProgram.Call(command, lines, OptionalInt.empty()), output(answers, data));
  }

  static PingOutput output(List<IcmpAnswer> answers, byte[] sent) {
    List<PingReply> replies =
        answers.stream().filter(IcmpAnswer::isReply).map(a -> reply(a, sent)).toList();
    int lost = answers.size() - replies.size();
    return new PingOutput(
        replies,
        List.of(),
        Optional.of(
            new PingTotals(
                answers.size(),
                replies.size(),
                OptionalInt.of(lost),
                answers.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of((double) PERCENT * lost / answers.size()),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty())));
  }

  private static PingReply reply(IcmpAnswer answer, byte[] sent) {
    byte[] data = answer.data();
    int altered = Arrays.mismatch(data, sent);
    boolean shorter = altered == Math.min(data.length, sent.length);
    return new PingReply(
        answer.from().map(Inet4Address::getHostAddress).orElse(""),
        data.length,
        data.length == sent.length ? OptionalInt.empty() : OptionalInt.of(sent.length),
        OptionalInt.empty(),
        answer.ttl(),
        Optional.of(new PingTime(answer.milliseconds(), false)),
        altered < 0 || shorter ? OptionalInt.empty() : OptionalInt.of(altered),
        Set.of());
  }
}
