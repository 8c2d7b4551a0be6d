package io.echoproof.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.packet.Checksum;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Octets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a load generator sends, and how it counts what comes back. */
@Timeout(60)
class LoadGeneratorTest {
  private static final Ipv4Address TARGET = Ipv4Address.of(198, 18, 0, 1);
  private static final Ipv4Address SOURCE = Ipv4Address.of(198, 18, 1, 1);
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final int MTU = 1500;
  private static final int COUNT = 1_000;
  private static final byte[] NOTHING = {};

  private static LoadGenerator generator(EchoingPort port, Load load, Duration timeout) {
    LoadSettings settings = new LoadSettings(COUNT, LONG, Duration.ZERO, timeout, 0x2a);
    return new LoadGenerator(
        port, load, settings, TARGET.value(), MTU, SOURCE.value(), () -> false);
  }

  private static LoadResult run(EchoingPort port, Load load) {
    return generator(port, load, LONG).run(Duration.ZERO, COUNT, LONG, ProcessorMeter.NONE);
  }

  private static EchoingPort port(UnaryOperator<byte[]> target) {
    return new EchoingPort(target);
  }

  /** 1,472 octets of data are the most that one frame takes here; 1,473 need two. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 32, 33, 1_400, 1_472, 1_473, 8_192, 65_507})
  void everyRequestIsValidAndCounted(int size) {
    EchoingPort port = port(EchoingPort::reply);
    LoadResult result = run(port, new Load(4, size, 1));

    assertTrue(result.completed() >= COUNT && result.completed() < COUNT + 4);
    assertEquals(List.of(0L, 0L, 0L), List.of(result.lost(), result.wrong(), result.late()));
    int frames = Math.max(1, (8 + size + MTU - 21) / (MTU - 20));
    for (Octets frame : port.sent().subList(0, 3 * frames)) {
      assertTrue(Checksum.verifies(frame.slice(0, 20)), frame::toString);
      assertEquals(frame.length(), frame.u16(2));
      assertTrue(frame.length() <= MTU);
    }
    assertTrue(Checksum.verifies(message(port.sent(), frames)));
  }

  /** The ICMP message of the first request. */
  private static Octets message(List<Octets> sent, int frames) {
    Octets message = Octets.EMPTY;
    for (Octets fragment : sent.subList(0, frames)) {
      assertEquals(message.length() / 8, fragment.u16(6) & 0x1FFF);
      message = message.plus(fragment.slice(20, fragment.length()));
    }
    return message;
  }

  @Test
  void aWindowIsFilledBeforeAnythingIsAwaited() {
    EchoingPort port = port(octets -> NOTHING);
    generator(port, new Load(64, 32, 1), Duration.ofMillis(1))
        .run(Duration.ZERO, COUNT, Duration.ofNanos(1), ProcessorMeter.NONE);
    assertEquals(64, port.sent().stream().map(frame -> frame.u16(24)).distinct().count());
  }

  @Test
  void requestsComeFromAllPeersInTurn() {
    EchoingPort port = port(EchoingPort::reply);
    run(port, new Load(1, 0, 300));
    List<Integer> sources = port.sent().stream().map(frame -> frame.s32(12)).toList();
    IntStream.range(0, COUNT)
        .forEach(i -> assertEquals(SOURCE.plus(i % 300).value(), sources.get(i)));
  }

  @Test
  void identificationsDifferFromRequestToRequest() {
    EchoingPort port = port(EchoingPort::reply);
    run(port, new Load(8, 0, 1));
    Set<Integer> identifications = new HashSet<>();
    port.sent().forEach(frame -> assertTrue(identifications.add(frame.u16(4))));
  }

  @Test
  void whatIsNotAnsweredIsLostAndReplaced() {
    AtomicInteger count = new AtomicInteger();
    EchoingPort port =
        port(octets -> count.incrementAndGet() % 100 == 0 ? NOTHING : EchoingPort.reply(octets));
    LoadResult result =
        generator(port, new Load(4, 32, 1), Duration.ofMillis(2))
            .run(Duration.ZERO, COUNT, LONG, ProcessorMeter.NONE);
    assertTrue(result.completed() >= COUNT);
    assertTrue(result.lost() >= COUNT / 100 - 1, result::toString);
  }

  /** One bit of the ICMP checksum, the destination, the type, the identifier, the source. */
  @ParameterizedTest
  @ValueSource(ints = {23 * 8, 19 * 8, 20 * 8, 24 * 8, 15 * 8})
  void aWrongReplyIsNotTakenForAnAnswer(int bit) {
    EchoingPort port =
        port(octets -> Octets.of(EchoingPort.reply(octets)).flipBit(bit).toByteArray());
    LoadGenerator generator = generator(port, new Load(1, 32, 1), Duration.ofMillis(1));
    LoadResult result =
        generator.run(Duration.ZERO, COUNT, Duration.ofMillis(20), ProcessorMeter.NONE);
    assertEquals(0, result.completed(), result::toString);
    assertFalse(generator.isAnswered());
  }

  /** Fragments of one reply may overtake each other. */
  @Test
  void fragmentsAreCountedInAnyOrder() {
    Deque<byte[]> kept = new ArrayDeque<>();
    EchoingPort port =
        port(
            octets -> {
              // Each fragment is kept until the next one came.
              kept.add(EchoingPort.reply(octets));
              return kept.size() == 1 ? NOTHING : kept.remove();
            });
    // The last one is never given away, and its request is lost.
    LoadResult result =
        generator(port, new Load(2, 2_000, 1), Duration.ofMillis(50))
            .run(Duration.ZERO, COUNT, LONG, ProcessorMeter.NONE);
    assertTrue(result.completed() >= COUNT, result::toString);
  }
}
