package io.echoproof.conformance.run;

import static io.echoproof.conformance.run.Net.headerLength;
import static io.echoproof.conformance.run.Net.put16;
import static io.echoproof.conformance.run.Net.u8;
import static io.echoproof.conformance.run.Surgery.HEADER;
import static io.echoproof.conformance.run.Surgery.isSound;
import static io.echoproof.conformance.run.Surgery.withHeaderChecksum;
import static io.echoproof.conformance.run.Surgery.without;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.link.MemoryLink;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.Profiles;
import io.echoproof.conformance.target.TargetProfile.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults about options, and the rows that they turn red. */
class OptionFaultsTest {
  private static final UnaryOperator<byte[]> NONE = UnaryOperator.identity();

  private static RunResult run(FrameFunction stack) {
    return Runs.prepare(
            new LinkedTarget(
                Profiles.of(Kind.RESPONDER, "record-route", "timestamp-option"),
                List.of(new MemoryLink(stack, "a stack of this test"))),
            RunSettings.withSeed(Runs.SEED),
            "OPT")
        .execute();
  }

  private static void turnsRed(FrameFunction stack, Set<String> red) {
    RunResult result = run(stack);
    assertEquals(new TreeSet<>(red), Runs.red(result), () -> Runs.reasons(result));
  }

  private static FrameFunction right() {
    return new ReferenceOptions(new ReferenceStack(), NONE);
  }

  private static boolean hasOption(byte[] frame, int type) {
    return isSound(frame) && headerLength(frame) > HEADER && u8(frame, HEADER) == type;
  }

  @Test
  void nothingIsWrongWithACorrectStack() {
    turnsRed(right(), Set.of());
  }

  static Stream<Arguments> returned() {
    return Stream.of(
        arguments("a route is not advanced", pointer(0x07, 4), Set.of("OPT-04", "OPT-06")),
        arguments("a route is cut", cut(0x07), Set.of("OPT-04", "OPT-06")),
        arguments("no stamp is made", pointer(0x44, 5), Set.of("OPT-10", "OPT-11", "OPT-12")),
        arguments("no overflow is counted", overflow(0), Set.of("OPT-12", "OPT-13")));
  }

  private static UnaryOperator<byte[]> pointer(int type, int value) {
    return option -> {
      option[2] = option[0] == type ? (byte) value : option[2];
      return option;
    };
  }

  private static UnaryOperator<byte[]> cut(int type) {
    return option -> {
      if (option[0] != type) {
        return option;
      }
      byte[] shorter = Arrays.copyOf(option, 3);
      shorter[1] = 3;
      return shorter;
    };
  }

  private static UnaryOperator<byte[]> overflow(int value) {
    return option -> {
      option[3] = option[0] == 0x44 ? (byte) value : option[3];
      return option;
    };
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("returned")
  void whatIsReturnedWronglyTurnsItsRowRed(
      String name, UnaryOperator<byte[]> fault, Set<String> red) {
    turnsRed(new ReferenceOptions(new ReferenceStack(), fault), red);
  }

  static Stream<Arguments> dropped() {
    return Stream.of(
        arguments(0x9E, Set.of("OPT-01")),
        arguments(0x00, Set.of("OPT-02")),
        arguments(0x88, Set.of("OPT-20")),
        arguments(0x94, Set.of("OPT-21")));
  }

  @ParameterizedTest
  @MethodSource("dropped")
  void anOptionThatStopsARequestTurnsItsRowRed(int type, Set<String> red) {
    turnsRed(without(right(), frame -> hasOption(frame, type)), red);
  }

  /** As picoTCP does: the header says that there are no options, and they are still there. */
  @Test
  void optionsLeftInFrontOfTheMessage() {
    FrameFunction stack =
        (frame, out) ->
            right()
                .accept(
                    frame,
                    reply -> {
                      byte[] request = frame.toByteArray();
                      out.accept(
                          headerLength(request) > HEADER ? misplaced(request, reply) : reply);
                    });
    Set<String> red = Runs.red(run(stack));
    assertTrue(red.contains("OPT-22"), red::toString);
  }

  private static Octets misplaced(byte[] request, Octets reply) {
    byte[] seen = reply.toByteArray();
    int behind = headerLength(seen);
    int options = headerLength(request) - HEADER;
    byte[] changed = new byte[HEADER + options + seen.length - behind];
    System.arraycopy(seen, 0, changed, 0, HEADER);
    System.arraycopy(request, HEADER, changed, HEADER, options);
    System.arraycopy(seen, behind, changed, HEADER + options, seen.length - behind);
    changed[0] = 0x45;
    put16(changed, Net.TOTAL_LENGTH, changed.length);
    return Octets.of(withHeaderChecksum(changed));
  }

  @Test
  void anOptionOfLengthZeroKills() {
    FrameFunction right = right();
    boolean[] dead = new boolean[1];
    FrameFunction stack =
        (frame, out) -> {
          byte[] seen = frame.toByteArray();
          dead[0] |= hasOption(seen, 0x9E) && seen[HEADER + 1] == 0;
          if (!dead[0]) {
            right.accept(frame, out);
          }
        };
    assertEquals("the target died of: options 9e000000", Runs.reason(run(stack), "OPT-03"));
  }
}
