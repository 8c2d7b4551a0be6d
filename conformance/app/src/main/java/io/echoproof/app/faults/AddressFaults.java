package io.echoproof.app.faults;

import static io.echoproof.app.faults.Edit.OWN;
import static io.echoproof.app.faults.Edit.TESTER;
import static io.echoproof.app.faults.Edit.alsoSentBy;
import static io.echoproof.app.faults.Edit.alsoSentTo;
import static io.echoproof.app.faults.Edit.answers;
import static io.echoproof.app.faults.Edit.complaining;
import static io.echoproof.app.faults.Edit.destination;
import static io.echoproof.app.faults.Edit.isIntactMessage;
import static io.echoproof.app.faults.Edit.isSound;
import static io.echoproof.app.faults.Edit.outbound;
import static io.echoproof.app.faults.Edit.put8;
import static io.echoproof.app.faults.Edit.replies;
import static io.echoproof.app.faults.Edit.source;
import static io.echoproof.app.faults.Edit.type;
import static io.echoproof.app.faults.Edit.u8;
import static io.echoproof.app.faults.Edit.withAddress;
import static io.echoproof.app.faults.Edit.withHeaderChecksum;
import static io.echoproof.app.faults.Edit.without;
import static io.echoproof.app.faults.PlantedFault.stateful;
import static io.echoproof.app.faults.PlantedFault.stateless;

import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Octets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

/** What stacks get wrong about addresses: whom they take for themselves, and whom they answer. */
final class AddressFaults {
  private static final int DIRECTED_BROADCAST = 0xC000_02FF;
  private static final int ZERO_BROADCAST = 0xC000_0200;
  private static final int LIMITED_BROADCAST = -1;

  private AddressFaults() {}

  private static PlantedFault takesForItself(String name, String what, IntPredicate destination) {
    return stateless(name, what, s -> alsoSentTo(s, f -> destination.test(destination(f))));
  }

  private static PlantedFault mayAsk(String name, String what, IntPredicate source) {
    return stateless(name, what, s -> alsoSentBy(s, f -> source.test(source(f))));
  }

  static List<PlantedFault> all() {
    return List.of(
        takesForItself(
            "ends-of-address-compared",
            "Of a destination the first and the last octet are compared.",
            a -> ((a ^ OWN) & 0xFF0000FF) == 0),
        takesForItself(
            "destination-swapped",
            "The own address in the other byte order is its own too.",
            a -> a == Integer.reverseBytes(OWN)),
        takesForItself(
            "destination-octets-added",
            "Destinations are told apart by the sum of their octets.",
            a -> sum(a) == sum(OWN)),
        takesForItself(
            "destination-halves-folded",
            "Destinations are told apart by a hash: one half and the other, exclusively or.",
            a -> fold(a) == fold(OWN)),
        takesForItself(
            "every-255-is-broadcast",
            "Whatever ends in 255 is taken for the network's broadcast.",
            a -> (a & 0xFF) == 0xFF && a >>> 28 < 0xE && a != DIRECTED_BROADCAST),
        takesForItself("answers-for-everybody", "Every destination is its own.", a -> true),
        takesForItself(
            "answers-for-neighbours",
            "Every address of its network is its own.",
            a -> a >>> 8 == OWN >>> 8 && (a & 0xFF) != 0xFF && (a & 0xFF) != 0),
        takesForItself("answers-for-any-group", "Every group is joined.", a -> a >>> 28 == 0xE),
        takesForItself("answers-for-loopback", "127/8 is its own.", a -> a >>> 24 == 127),
        takesForItself("answers-for-class-e", "240/4 is its own.", a -> a >>> 28 == 0xF && a != -1),
        takesForItself(
            "answers-zero-broadcast",
            "The obsolete broadcast is answered.",
            a -> a == ZERO_BROADCAST || a == 0),
        stateless(
            "broadcast-is-source",
            "A broadcast is answered from the broadcast address.",
            AddressFaults::broadcastIsSource),
        stateless(
            "broadcast-answered-twice",
            "A broadcast is delivered once for each table that has it.",
            AddressFaults::broadcastTwice),
        stateless("forwards", "Somebody else's datagram is forwarded.", AddressFaults::forwards),
        stateless(
            "foreign-reported",
            "Somebody else's datagram is reported as to an unreachable host.",
            s -> complaining(s, 3, 1, f -> isForeign(f) && type(f) == 8 && isHost(f))),
        mayAsk("answers-itself", "A request from its own address is answered.", a -> a == OWN),
        stateless(
            "own-last-octet-dropped",
            "Whether a request comes from the own address is told by its last octet.",
            s ->
                without(
                    s, f -> isSound(f) && source(f) != OWN && (source(f) & 0xFF) == (OWN & 0xFF))),
        stateless(
            "sources-ending-in-255-dropped",
            "Whoever has 255 in the last octet is taken for a broadcast address.",
            s -> without(s, f -> isSound(f) && (source(f) & 0xFF) == 0xFF)),
        stateless(
            "sources-223-dropped",
            "Class D begins one too early.",
            s -> without(s, f -> isSound(f) && source(f) >>> 24 == 223)),
        stateless(
            "sources-126-dropped",
            "127 is compared without its last bit.",
            s ->
                without(
                    s, f -> isSound(f) && source(f) >>> 25 == 126 >>> 1 && source(f) >>> 24 < 127)),
        mayAsk("answers-loopback-source", "127/8 may ask.", a -> a >>> 24 == 127),
        mayAsk("answers-limited-broadcast-source", "255.255.255.255 may ask.", a -> a == -1),
        mayAsk(
            "answers-broadcast-source",
            "The network's broadcast may ask: smurf by source.",
            a -> a == DIRECTED_BROADCAST),
        mayAsk("answers-group-source", "A group may ask.", a -> a >>> 28 == 0xE),
        mayAsk("answers-zero-source", "The network's number may ask.", a -> a == ZERO_BROADCAST),
        mayAsk("answers-class-e-source", "240/4 may ask.", a -> a >>> 28 == 0xF && a != -1),
        mayAsk("answers-unspecified-source", "0.0.0.0 may ask.", a -> a == 0),
        stateless(
            "off-link-dropped",
            "Who is not a neighbour is not answered.",
            s -> without(s, f -> isSound(f) && source(f) >>> 8 != OWN >>> 8)),
        stateless(
            "class-a-sources-dropped",
            "Who has an address below 128.0.0.0 is not answered: addresses are negative numbers.",
            s -> without(s, f -> isSound(f) && source(f) >= 0)),
        stateless(
            "one-peer-only",
            "Every reply goes to the first peer's address.",
            s -> outbound(s, f -> withAddress(f, Ipv4Layout.DESTINATION, TESTER))),
        stateful(
            "previous-peer-answered",
            "A reply goes to the peer before.",
            AddressFaults::previousPeer),
        stateless(
            "source-next-to-own",
            "The reply comes from another address than was pinged.",
            s -> replies(s, f -> withAddress(f, Ipv4Layout.SOURCE, OWN + 2))),
        stateless(
            "addresses-not-swapped",
            "The reply has the request's addresses in their places.",
            s ->
                answers(
                    s,
                    (r, q) ->
                        withAddress(
                            withAddress(r, Ipv4Layout.SOURCE, source(q)),
                            Ipv4Layout.DESTINATION,
                            destination(q)))));
  }

  private static int sum(int address) {
    return (address >>> 24)
        + ((address >>> 16) & 0xFF)
        + ((address >>> 8) & 0xFF)
        + (address & 0xFF);
  }

  private static int fold(int address) {
    return (address >>> 16) ^ (address & 0xFFFF);
  }

  private static boolean isBroadcast(byte[] f) {
    return isIntactMessage(f)
        && (destination(f) == LIMITED_BROADCAST || destination(f) == DIRECTED_BROADCAST);
  }

  private static FrameFunction broadcastIsSource(FrameFunction stack) {
    return (frame, out) -> {
      byte[] f = frame.toByteArray();
      if (!isBroadcast(f)) {
        stack.accept(frame, out);
        return;
      }
      int asked = destination(f);
      stack.accept(
          Octets.of(withAddress(f, Ipv4Layout.DESTINATION, OWN)),
          r -> out.accept(Octets.of(withAddress(r.toByteArray(), Ipv4Layout.SOURCE, asked))));
    };
  }

  private static FrameFunction broadcastTwice(FrameFunction stack) {
    return (frame, out) -> {
      byte[] f = frame.toByteArray();
      if (isBroadcast(f)) {
        Octets own = Octets.of(withAddress(f, Ipv4Layout.DESTINATION, OWN));
        stack.accept(own, out);
        stack.accept(own, out);
      } else {
        stack.accept(frame, out);
      }
    };
  }

  /** Neither form of a broadcast to a network like this. */
  private static boolean isHost(byte[] f) {
    int last = destination(f) & 0xFF;
    return last != 0 && last != 0xFF;
  }

  private static boolean isForeign(byte[] f) {
    return isIntactMessage(f)
        && destination(f) != OWN
        && destination(f) >>> 28 < 0xE
        && destination(f) >>> 24 != 127
        && destination(f) >>> 24 != 0;
  }

  private static FrameFunction forwards(FrameFunction stack) {
    return (frame, out) -> {
      byte[] f = frame.toByteArray();
      if (isForeign(f) && u8(f, Ipv4Layout.TTL) > 1) {
        int ttl = u8(f, Ipv4Layout.TTL) - 1;
        out.accept(Octets.of(withHeaderChecksum(put8(f, Ipv4Layout.TTL, ttl))));
      } else {
        stack.accept(frame, out);
      }
    };
  }

  private static FrameFunction previousPeer(FrameFunction stack) {
    AtomicInteger previous = new AtomicInteger(TESTER);
    return outbound(
        stack, f -> withAddress(f, Ipv4Layout.DESTINATION, previous.getAndSet(destination(f))));
  }
}
