package io.echoproof.conformance.run;

import static io.echoproof.conformance.run.Net.headerLength;
import static io.echoproof.conformance.run.Net.put16;
import static io.echoproof.conformance.run.Net.s32;
import static io.echoproof.conformance.run.Net.u16;
import static io.echoproof.conformance.run.Net.u8;
import static io.echoproof.conformance.run.Surgery.inbound;
import static io.echoproof.conformance.run.Surgery.outbound;
import static io.echoproof.conformance.run.Surgery.without;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.verdict.Verdict;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What hosts get wrong beyond echo, and the rows that it turns red. */
class HostFaultsTest {
  private static final int ICMP = 20;

  private static Arguments fault(String name, String red, UnaryOperator<FrameFunction> fault) {
    return arguments(name, red, fault);
  }

  /** A message of that type is taken for an echo request, and answered. */
  private static UnaryOperator<FrameFunction> answersTypes(IntPredicate types) {
    return stack ->
        inbound(
            stack,
            f ->
                Surgery.isIntactMessage(f) && types.test(Surgery.type(f))
                    ? Surgery.withType(f, Surgery.ECHO_REQUEST)
                    : f);
  }

  /** Changes what is sent with that ICMP type; the message's checksum is put right again. */
  private static UnaryOperator<FrameFunction> changes(
      IntPredicate types, UnaryOperator<byte[]> change) {
    return stack ->
        outbound(
            stack,
            f ->
                Surgery.isMessage(f) && types.test(Surgery.type(f))
                    ? Surgery.withMessageChecksum(Surgery.withHeaderChecksum(change.apply(f)))
                    : f);
  }

  private static UnaryOperator<byte[]> octet(int at, int value) {
    return f -> {
      f[at] = (byte) value;
      return f;
    };
  }

  private static boolean isErrorOfHosts(int type) {
    return type == 3 || type == 12;
  }

  private static UnaryOperator<FrameFunction> probeReplies(UnaryOperator<byte[]> change) {
    return changes(type -> type == 43, change);
  }

  private static UnaryOperator<FrameFunction> timestampReplies(UnaryOperator<byte[]> change) {
    return changes(type -> type == 14, change);
  }

  private static UnaryOperator<FrameFunction> errors(UnaryOperator<byte[]> change) {
    return changes(HostFaultsTest::isErrorOfHosts, change);
  }

  /** What is sent to some address is taken as if it had been sent to the target's own. */
  private static UnaryOperator<FrameFunction> heedsDestination(int destination, int protocol) {
    return stack ->
        inbound(
            stack,
            f -> {
              boolean meant =
                  Surgery.isSound(f)
                      && Surgery.hasRightHeaderChecksum(f)
                      && s32(f, Net.DESTINATION) == destination
                      && u8(f, Net.PROTOCOL) == protocol;
              return meant ? readdressed(f, Net.DESTINATION, Surgery.OWN) : f;
            });
  }

  private static byte[] readdressed(byte[] f, int at, int address) {
    put16(f, at, address >>> 16);
    put16(f, at + 2, address);
    return Surgery.withHeaderChecksum(f);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("type 30 answered", "INF-04 TYP-02 TYP-04", answersTypes(t -> t == 30)),
        fault("type 9 answered", "TYP-02 TYP-05", answersTypes(t -> t == 9)),
        fault("type 200 answered", "TYP-02 TYP-07", answersTypes(t -> t == 200)),
        fault("type 15 answered", "INF-01 TYP-04", answersTypes(t -> t == 15)),
        fault("type 17 answered", "INF-02 TYP-04", answersTypes(t -> t == 17)),
        fault("type 18 answered", "INF-03 TYP-04 TYP-09", answersTypes(t -> t == 18)),
        fault("type 43 answered", "TYP-09", answersTypes(t -> t == 43)),
        fault(
            "type 42 answered by echo",
            "PRB-01 PRB-02 PRB-03 PRB-04 PRB-05 PRB-06 PRB-07 PRB-08 TOS-06 TTL-06",
            answersTypes(t -> t == 42)),
        fault("type 11 answered", "ERR-10 RCV-03 RCV-04 TYP-06", answersTypes(t -> t == 11)),
        fault("type 4 answered", "ERR-10 RCV-01 TYP-06", answersTypes(t -> t == 4)),
        fault("type 5 answered", "ERR-10 RCV-02 TYP-06", answersTypes(t -> t == 5)),
        fault("timestamps: code kept at 7", "TSP-02", timestampReplies(octet(ICMP + 1, 7))),
        fault("timestamps: originate zeroed", "TSP-02", timestampReplies(octet(ICMP + 9, 0))),
        fault("timestamps: an hour late", "TSP-03 TSP-04", timestampReplies(later(3_600_000))),
        fault("timestamps: sent before received", "TSP-05", timestampReplies(receivedLater(5))),
        fault("timestamps: the clock stands", "TSP-06", timestampReplies(coarse(1_000))),
        fault("timestamps: short requests answered", "TSP-09", HostFaultsTest::timestampsPadded),
        fault("timestamps: every other one", "TSP-07", HostFaultsTest::everyFourthTimestampLost),
        fault(
            "timestamps: checksum not verified",
            "TSP-11",
            stack ->
                inbound(
                    stack,
                    f ->
                        Surgery.isMessage(f) && Surgery.type(f) == 13
                            ? Surgery.withMessageChecksum(f)
                            : f)),
        fault(
            "timestamps: from another address",
            "TSP-08 ADR-24",
            timestampReplies(f -> readdressed(f, Net.SOURCE, Surgery.OWN + 50))),
        fault("no protocol unreachable", "ERR-01", without(3, 2)),
        fault("no port unreachable", "ERR-02", without(3, 3)),
        fault("errors quote 27 octets", "ERR-03 ERR-05 ERR-06", errors(cut(ICMP + 8 + 27))),
        fault("errors quote 28 octets", "ERR-05 ERR-06", errors(cut(ICMP + 8 + 28))),
        fault("errors: quoted TTL one less", "ERR-04", errors(f -> decremented(f, ICMP + 8 + 8))),
        fault("errors: unused word 05dc", "ERR-07", errors(f -> put(f, ICMP + 6, 0x05DC))),
        fault("errors: length octet 1", "ERR-17", errors(octet(ICMP + 5, 1))),
        fault(
            "errors from another address",
            "ERR-08",
            errors(f -> readdressed(f, Net.SOURCE, Surgery.OWN + 50))),
        fault("the pointer names no option", "ERR-09", changes(t -> t == 12, octet(ICMP + 4, 2))),
        fault("errors copy the TOS with precedence 5", "TOS-05", errors(octet(1, 0xB8))),
        fault("errors about multicast", "ERR-11", heedsDestination(0xE0000001, 253)),
        fault("errors about class E", "ERR-12", HostFaultsTest::errorsToClassE),
        fault("UDP not verified", "ERR-18", HostFaultsTest::udpChecksumIgnored),
        fault("errors without limit", "RAT-01", HostFaultsTest::errorsWithoutLimit),
        fault("PROBE: code copied", "PRB-03", HostFaultsTest::probeCodeCopied),
        fault("PROBE: always code 0", "PRB-04 PRB-05", probeReplies(octet(ICMP + 1, 0))),
        fault(
            "PROBE: a neighbour is taken for an interface",
            "PRB-05",
            probeReplies(f -> f[ICMP + 1] == 3 ? octet(ICMP + 1, 2).apply(f) : f)),
        fault("PROBE: TTL 64", "PRB-06 TTL-06", probeReplies(octet(Net.TTL, 64))),
        fault("PROBE: DSCP not zero", "PRB-06 TOS-06", probeReplies(octet(1, 0xFC))),
        fault("PROBE: DF clear", "PRB-06", probeReplies(octet(Net.FLAGS, 0))),
        fault("PROBE: reserved bits set", "PRB-08", probeReplies(f -> or(f, ICMP + 7, 0x18))),
        fault("PROBE: data lost", "PRB-02", probeReplies(cut(ICMP + 16))),
        fault("PROBE: answers multicast", "PRB-07", heedsDestination(0xE0000001, 1)),
        fault("the second address is ignored", "ADR-02 TSP-08", HostFaultsTest::firstAlways),
        fault("LAND with the second address", "ADR-20", HostFaultsTest::secondSourceAccepted));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("faults")
  void turnsTheRowsRedThatAreAboutIt(String name, String red, UnaryOperator<FrameFunction> fault) {
    RunResult result = HostRuns.run(fault, Runs.SEED, HostRuns.AREAS);
    assertEquals(
        new TreeSet<>(List.of(red.split(" "))),
        new TreeSet<>(Runs.red(result)),
        () -> Runs.reasons(result));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, -1, 42, Long.MAX_VALUE})
  void nothingIsWrongWithTheReferenceHost(long seed) {
    RunResult result = HostRuns.run(stack -> stack, seed, HostRuns.AREAS);
    assertEquals(Set.of(), Runs.red(result), () -> Runs.reasons(result));
  }

  @Test
  void theReferenceHostIsAskedEverything() {
    RunResult result = HostRuns.run(stack -> stack, Runs.SEED, HostRuns.AREAS);
    assertEquals(
        Set.of("ADR-22", "ECH-11", "ERR-13", "TSP-04", "TSP-12"),
        Runs.rows(result, Verdict.NOT_APPLICABLE));
  }

  private static UnaryOperator<byte[]> cut(int length) {
    return f -> f.length <= length ? f : Surgery.resized(f, length);
  }

  private static byte[] decremented(byte[] f, int at) {
    f[at]--;
    return f;
  }

  private static byte[] put(byte[] f, int at, int value) {
    put16(f, at, value);
    return f;
  }

  private static byte[] or(byte[] f, int at, int bits) {
    f[at] |= (byte) bits;
    return f;
  }

  private static byte[] putTime(byte[] f, int at, int value) {
    put16(f, at, value >>> 16);
    put16(f, at + 2, value);
    return f;
  }

  private static UnaryOperator<byte[]> later(int millis) {
    return f -> {
      int time = Math.floorMod(s32(f, ICMP + 12) + millis, 86_400_000);
      return putTime(putTime(f, ICMP + 12, time), ICMP + 16, time);
    };
  }

  private static UnaryOperator<byte[]> receivedLater(int millis) {
    return f -> putTime(f, ICMP + 12, Math.floorMod(s32(f, ICMP + 16) + millis, 86_400_000));
  }

  private static UnaryOperator<byte[]> coarse(int millis) {
    return f -> {
      int time = s32(f, ICMP + 16) / millis * millis;
      return putTime(putTime(f, ICMP + 12, time), ICMP + 16, time);
    };
  }

  private static UnaryOperator<FrameFunction> without(int type, int code) {
    return stack ->
        (frame, out) ->
            stack.accept(
                frame,
                reply -> {
                  if (reply.u8(ICMP) != type || reply.u8(ICMP + 1) != code) {
                    out.accept(reply);
                  }
                });
  }

  private static FrameFunction timestampsPadded(FrameFunction stack) {
    return inbound(
        stack,
        f ->
            Surgery.isIntactMessage(f)
                    && Surgery.type(f) == 13
                    && u16(f, Net.TOTAL_LENGTH) < headerLength(f) + 20
                ? Surgery.resized(f, headerLength(f) + 20)
                : f);
  }

  private static FrameFunction everyFourthTimestampLost(FrameFunction stack) {
    return Surgery.without(
        stack,
        new Predicate<>() {
          private int inBurst;

          @Override
          public boolean test(byte[] f) {
            boolean timestamp = Surgery.isIntactMessage(f) && Surgery.type(f) == 13;
            inBurst = timestamp ? inBurst + 1 : 0;
            return inBurst > 150;
          }
        });
  }

  /** Class E is taken for the tester, and the error is sent to class E. */
  private static FrameFunction errorsToClassE(FrameFunction stack) {
    int classE = 0xF0000001;
    return (frame, out) -> {
      byte[] f = frame.toByteArray();
      boolean from =
          Surgery.isSound(f) && s32(f, Net.SOURCE) == classE && f[Net.PROTOCOL] == (byte) 253;
      if (!from) {
        stack.accept(frame, out);
        return;
      }
      stack.accept(
          Octets.of(readdressed(f, Net.SOURCE, Surgery.TESTER)),
          reply -> {
            byte[] error = readdressed(reply.toByteArray(), Net.DESTINATION, classE);
            System.arraycopy(frame.toByteArray(), 0, error, ICMP + 8, 28);
            out.accept(Octets.of(Surgery.withMessageChecksum(error)));
          });
    };
  }

  /** RFC 768: a checksum of zero says that there is none. */
  private static FrameFunction udpChecksumIgnored(FrameFunction stack) {
    return (frame, out) -> {
      byte[] f = frame.toByteArray();
      boolean udp = Surgery.isSound(f) && f[Net.PROTOCOL] == 17 && f.length >= 28;
      if (!udp) {
        stack.accept(frame, out);
        return;
      }
      stack.accept(
          Octets.of(put(f.clone(), headerLength(f) + 6, 0)),
          reply -> {
            byte[] error = reply.toByteArray();
            System.arraycopy(f, 0, error, ICMP + 8, Math.min(f.length, error.length - ICMP - 8));
            out.accept(Octets.of(Surgery.withMessageChecksum(error)));
          });
    };
  }

  /** Each datagram seems to come from another host to the limiter. */
  private static FrameFunction errorsWithoutLimit(FrameFunction stack) {
    return (frame, out) -> {
      byte[] f = frame.toByteArray();
      boolean unknown = Surgery.isSound(f) && f[Net.PROTOCOL] == (byte) 253;
      if (!unknown || f.length != 28 || !Surgery.hasRightHeaderChecksum(f)) {
        stack.accept(frame, out);
        return;
      }
      boolean single = u8(f, Net.SOURCE) == 192 && (f[Net.SOURCE + 3] & 0xFF) != 0xFF;
      boolean toOwn = s32(f, Net.DESTINATION) == Surgery.OWN;
      if (single && toOwn && (u16(f, Net.FLAGS) & 0x3FFF) == 0) {
        out.accept(unreachable(f));
      }
    };
  }

  private static Octets unreachable(byte[] about) {
    byte[] error = Surgery.parameterProblem(about).toByteArray();
    error[ICMP] = 3;
    error[ICMP + 1] = 2;
    System.arraycopy(about, Net.SOURCE, error, Net.DESTINATION, 4);
    return Octets.of(Surgery.withMessageChecksum(Surgery.withHeaderChecksum(error)));
  }

  private static FrameFunction probeCodeCopied(FrameFunction stack) {
    return (frame, out) -> {
      byte[] f = frame.toByteArray();
      boolean probe = Surgery.isIntactMessage(f) && Surgery.type(f) == 42;
      int code = probe ? u8(f, headerLength(f) + 1) : 0;
      stack.accept(
          frame,
          reply ->
              out.accept(
                  code == 0
                      ? reply
                      : Octets.of(
                          Surgery.withMessageChecksum(
                              octet(ICMP + 1, code).apply(reply.toByteArray())))));
    };
  }

  private static FrameFunction firstAlways(FrameFunction stack) {
    return outbound(
        stack,
        f ->
            s32(f, Net.SOURCE) == ReferenceHost.SECOND
                ? readdressed(f, Net.SOURCE, Surgery.OWN)
                : f);
  }

  private static FrameFunction secondSourceAccepted(FrameFunction stack) {
    return (frame, out) -> {
      byte[] f = frame.toByteArray();
      boolean second = Surgery.isSound(f) && s32(f, Net.SOURCE) == ReferenceHost.SECOND;
      if (!second) {
        stack.accept(frame, out);
        return;
      }
      stack.accept(
          Octets.of(readdressed(f, Net.SOURCE, Surgery.TESTER)),
          reply ->
              out.accept(
                  Octets.of(
                      readdressed(reply.toByteArray(), Net.DESTINATION, ReferenceHost.SECOND))));
    };
  }
}
