package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Fragments in any order and of any size are put together (RFC 791, section 3.2; RFC 1122). */
final class FragmentOrderCases {
  private static final int SMALLEST = 8;

  /** 45 of them, as the largest datagram has over Ethernet; of 8 octets each, less than 576. */
  private static final int MANY = 45;

  private static final int SOME = 10;
  private static final int RANDOM_ORDERS = 4;

  @Case(value = "FRG-01.two", title = "A request in two fragments is answered")
  void two(Wire wire) {
    wire.ask(Fragmented.halves(wire).probe("FRG-01", "two fragments, in order", Rules.sameData()));
  }

  @Case(
      value = "FRG-02.every-order",
      title =
          "Every order of 2, 3 and 4 fragments, and 10 and 45 fragments reversed and in random"
              + " orders")
  void everyOrder(Wire wire) {
    List<Probe> probes = new ArrayList<>();
    for (int count = 2; count <= 4; count++) {
      for (int[] order : permutations(count)) {
        probes.add(inOrder(wire, order, 16));
      }
    }
    for (int count : new int[] {SOME, MANY}) {
      probes.add(inOrder(wire, IntStream.range(0, count).map(i -> count - 1 - i).toArray(), 8));
      for (int i = 0; i < RANDOM_ORDERS; i++) {
        probes.add(inOrder(wire, shuffled(wire, count), 8));
      }
    }
    wire.parameter("orders", String.valueOf(probes.size()));
    wire.askAll(probes);
  }

  private static Probe inOrder(Wire wire, int[] order, int payloadLength) {
    Echo echo = wire.echo(order.length * payloadLength - 8);
    Fragmented fragmented = Fragmented.of(wire, echo, payloadLength);
    String shown =
        order.length <= SOME
            ? Arrays.stream(order).mapToObj(String::valueOf).collect(Collectors.joining(" "))
            : "beginning with " + order[0];
    return fragmented.probe(
        "FRG-02",
        order.length + " fragments, order " + shown,
        fragmented.frames(order),
        Rules.sameData());
  }

  /** All orders of the numbers below {@code count}. */
  static List<int[]> permutations(int count) {
    if (count == 0) {
      return List.of(new int[0]);
    }
    List<int[]> all = new ArrayList<>();
    for (int[] shorter : permutations(count - 1)) {
      for (int at = 0; at < count; at++) {
        int[] order = new int[count];
        System.arraycopy(shorter, 0, order, 0, at);
        order[at] = count - 1;
        System.arraycopy(shorter, at, order, at + 1, count - 1 - at);
        all.add(order);
      }
    }
    return all;
  }

  private static int[] shuffled(Wire wire, int count) {
    int[] order = IntStream.range(0, count).toArray();
    for (int i = count - 1; i > 0; i--) {
      int other = wire.craft().random().nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return order;
  }

  @Case(
      value = "FRG-03.smallest",
      title = "Fragments of 8 octets, the first of which is the ICMP header alone")
  void smallest(Wire wire) {
    Fragmented fragmented = Fragmented.of(wire, wire.echo(64), SMALLEST);
    wire.ask(
        fragmented.probe(
            "FRG-03",
            fragmented.count() + " fragments of 8 octets, shuffled",
            fragmented.frames(shuffled(wire, fragmented.count())),
            Rules.sameData()));
  }

  @Case(
      value = "FRG-28.ttl",
      title = "Fragments with TTL 1 and TTL 255 belong together",
      needs = Carriage.TTL_BELOW_TWO)
  void ttl(Wire wire) {
    wire.ask(
        Fragmented.halves(wire)
            .with(0, h -> h.ttl(1))
            .with(1, h -> h.ttl(255))
            .probe("FRG-28", "TTL 1 and TTL 255"));
  }

  @Case(
      value = "FRG-06.late-duplicate",
      title = "A fragment that comes again when all is answered does not bring a second reply")
  void lateDuplicate(Wire wire) {
    int[][] orders = {{0, 1, 1}, {0, 1, 0}, {0, 1, 2, 1}, {2, 1, 0, 0}};
    for (int[] order : orders) {
      boolean pair = Arrays.stream(order).max().orElseThrow() == 1;
      Fragmented fragmented = pair ? Fragmented.halves(wire) : Fragmented.thirds(wire);
      wire.survives(
          fragmented
              .probe(
                  "FRG-06",
                  "fragments in the order " + Arrays.toString(order),
                  fragmented.frames(order),
                  Rules.sameData())
              .expecting(Expectation.optionalReply()));
    }
  }

  @Case(value = "FRG-06.duplicate", title = "A fragment that comes twice does not disturb")
  void duplicate(Wire wire) {
    int[][] orders = {{0, 0, 1}, {1, 1, 0}, {0, 1, 1, 2}, {2, 0, 0, 2, 1}};
    for (int[] order : orders) {
      boolean pair = Arrays.stream(order).max().orElseThrow() == 1;
      Fragmented fragmented = pair ? Fragmented.halves(wire) : Fragmented.thirds(wire);
      wire.ask(
          fragmented.probe(
              "FRG-06",
              "fragments in the order " + Arrays.toString(order),
              fragmented.frames(order),
              Rules.sameData()));
    }
  }
}
