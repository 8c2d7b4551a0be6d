package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;

/** Random octets, and valid echoes with bits inverted at random. */
final class NoiseCases {
  /** A plain echo is asked for after that many frames of noise. */
  private static final int BATCH = 32;

  private static final int LARGEST_FRAME = 65_535;

  @Tag("volume")
  @Case(
      value = "NOI-05.random",
      title = "Random octets, 1 to MTU long, do no harm",
      needs = {
        Carriage.SHORT_FRAME,
        Carriage.OTHER_VERSION,
        Carriage.NOT_IPV4,
        Carriage.BROKEN_HEADER,
        Carriage.TRAILER
      })
  void random(Wire wire) {
    noise(wire, wire.scaled(100_000, 2_000), wire.target().mtu());
  }

  @Tag("volume")
  @Case(
      value = "NOI-05.random-large",
      title = "Random octets, 1 to 65535 long, do no harm",
      needs = {
        Carriage.SHORT_FRAME,
        Carriage.OTHER_VERSION,
        Carriage.NOT_IPV4,
        Carriage.BROKEN_HEADER,
        Carriage.TRAILER,
        Carriage.ABOVE_MTU
      })
  void randomLarge(Wire wire) {
    noise(wire, wire.scaled(5_000, 100), LARGEST_FRAME);
  }

  private static void noise(Wire wire, int count, int longest) {
    wire.parameter("frames", count + ", 1 to " + longest + " octets");
    SplittableRandom random = wire.craft().random();
    for (int i = 0; i < count; i++) {
      Octets frame = randomFrame(wire, random.nextInt(1, longest + 1));
      Probe probe =
          Probe.raw("NOI-05", "random frame " + i + " of " + frame.length() + " octets", frame);
      if (i % BATCH == BATCH - 1 || i == count - 1) {
        wire.survives(probe);
      } else {
        wire.send(probe);
      }
    }
  }

  /**
   * Every other frame begins like an IPv4 packet with ICMP for the target, to get further inside.
   */
  private static Octets randomFrame(Wire wire, int length) {
    Octets frame = wire.craft().randomOctets(length);
    if (length < 20 || wire.craft().random().nextBoolean()) {
      return frame;
    }
    return frame
        .slice(0, 9)
        .with(0, 0x45 + wire.craft().random().nextInt(11))
        .plus(Octets.ofInts(1, frame.u8(10), frame.u8(11)))
        .plus(wire.target().tester().octets())
        .plus(wire.target().address().octets())
        .plus(frame.slice(20, length));
  }

  @Tag("volume")
  @Case(
      value = "NOI-06.predicted",
      title = "Echoes with 1 to 4 bits inverted are answered if, and only if, they are still valid",
      needs = {Carriage.BROKEN_HEADER, Carriage.OTHER_VERSION, Carriage.NOT_IPV4, Carriage.TRAILER})
  void predicted(Wire wire) {
    int count = wire.scaled(100_000, 2_000);
    wire.parameter("frames", String.valueOf(count));
    SplittableRandom random = wire.craft().random();
    List<Probe> batch = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      batch.add(inverted(wire, random));
      if (batch.size() == BATCH || i == count - 1) {
        wire.askAll(batch);
        wire.sentinel();
        batch.clear();
      }
    }
  }

  private static Probe inverted(Wire wire, SplittableRandom random) {
    int trailer = random.nextInt(4);
    Echo echo = wire.echo(random.nextInt(Sizes.atMost(wire, 40 + trailer) - trailer));
    Octets frame = echo.trailer(wire.craft().randomOctets(trailer)).frame();
    StringBuilder label = new StringBuilder("bits inverted:");
    int flips = random.nextInt(1, 5);
    for (int flip = 0; flip < flips; flip++) {
      int bit = random.nextInt(frame.length() * 8);
      frame = frame.flipBit(bit);
      label.append(' ').append(bit);
    }
    Prediction prediction = Prediction.of(frame, wire.target());
    label.append(
        switch (prediction) {
          case REPLY -> ", still valid";
          case SILENCE -> ", no longer valid";
          case FREE -> ", the texts leave a choice";
        });
    return Probe.of("NOI-06", label.toString(), asSent(frame, echo))
        .sending(List.of(frame))
        .expecting(
            switch (prediction) {
              case REPLY -> Expectation.reply();
              case SILENCE -> Expectation.noEcho();
              case FREE -> Expectation.free();
            });
  }

  /** With the key that the frame has after the inversions: its reply will carry that one. */
  private static Echo asSent(Octets frame, Echo original) {
    Optional<Ipv4Packet> packet = Ipv4Packet.decode(frame);
    return packet
        .flatMap(p -> IcmpMessage.decode(p.payload()))
        .map(message -> new Echo(packet.orElseThrow(), message))
        .orElse(original);
  }

  @Case(
      value = "NOI-08.mislabelled",
      title =
          "An echo labelled as another protocol in the packet-information header is not answered",
      needs = Carriage.PACKET_INFORMATION)
  void mislabelled(Wire wire) {
    for (int etherType : new int[] {0x86DD, 0x0806, 0x0000}) {
      Probe probe =
          Probe.of("NOI-08", String.format("labelled %04x", etherType), wire.echo(4))
              .expecting(Expectation.silence());
      wire.survivesLabelled(probe, etherType);
    }
  }
}
