package io.echoproof.app.ping;

import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Everything that is played before a ping program, in one place because it is played at once. */
final class PingActs {
  static final String RIGHT = "a right reply";
  static final String BAD_CHECKSUM = "the ICMP checksum is wrong by one";
  static final String ALTERED_EARLY = "data octet 7 is altered";
  static final String ALTERED_LATE = "data octet 20 is altered";
  static final String SHORTENED = "8 of 32 data octets come back";
  static final String LENGTHENED = "8 data octets more come back";
  static final String WRONG_IDENTIFIER = "another identifier";
  static final String WRONG_SEQUENCE = "a sequence number that was not sent";
  static final String WRONG_SOURCE = "another source address";
  static final String DUPLICATE = "the first reply comes twice";
  static final String LATE = "the first reply comes after the second request";
  static final String CODE = "a reply with code 7";
  static final String ROUTE = "a recorded route";
  static final String STAMPS = "timestamps";

  /** TTL values of replies (row PNG-07). */
  static final int[] TTLS = {1, 64, 128, 255};

  /** TTL of the late reply and of the one in time. */
  static final int LATE_TTL = 61;

  static final int PUNCTUAL_TTL = 62;

  /** Type, first and last code of the errors that are answered with (row PNG-08). */
  static final int[][] ERRORS = {{3, 0, 15}, {4, 0, 0}, {5, 0, 3}, {11, 0, 1}, {12, 0, 0}};

  /** What the peer says it was recorded by, behind its own address (row PNG-10). */
  static final String[] ROUTERS = {"198.51.100.1", "198.51.100.2"};

  /** Two stamps, in milliseconds since midnight (row PNG-10). */
  static final int[] TIMES = {36_000_123, 36_000_130};

  private static final int ALTERED = 0xFF;

  /**
   * What is added to an identifier for one that nobody uses. All pings run at once, and theirs are
   * consecutive numbers (process ids with a raw socket, a counter of the kernel with a ping
   * socket): the next number is another ping's, which would count a reply to this one.
   */
  private static final int FOREIGN = 0x8000;

  static final List<PingAct> ALL = all();

  private PingActs() {}

  static String ttl(int value) {
    return "a reply with TTL " + value;
  }

  static String error(int type, int code) {
    return "ICMP error " + type + "/" + code;
  }

  private static List<PingAct> all() {
    List<PingAct> acts = new ArrayList<>();
    acts.add(PingAct.of(RIGHT, r -> List.of(r.send(r.reply()))));
    acts.add(PingAct.of(BAD_CHECKSUM, r -> List.of(r.send(wrongChecksum(r)))));
    acts.add(PingAct.of(ALTERED_EARLY, r -> List.of(r.send(altered(r, 7)))));
    acts.add(PingAct.of(ALTERED_LATE, r -> List.of(r.send(altered(r, 20)))));
    acts.add(
        PingAct.of(
            SHORTENED, r -> List.of(r.send(r.reply().withData(r.message().data().slice(0, 8))))));
    acts.add(
        PingAct.of(
            LENGTHENED,
            r ->
                List.of(r.send(r.reply().withData(r.message().data().plus(Octets.repeat(0, 8)))))));
    acts.add(PingAct.of(WRONG_IDENTIFIER, r -> List.of(r.send(withKey(r, FOREIGN, 0)))));
    acts.add(PingAct.of(WRONG_SEQUENCE, r -> List.of(r.send(withKey(r, 0, 1)))));
    acts.add(
        PingAct.of(WRONG_SOURCE, r -> List.of(r.send(r.reply(), h -> h.source(PingStage.NOBODY)))));
    acts.add(PingAct.of(DUPLICATE, PingActs::twiceAtFirst).times(2));
    acts.add(late());
    acts.add(PingAct.of(CODE, r -> List.of(r.send(r.reply().withCode(7)))));
    acts.add(PingAct.of(ROUTE, r -> List.of(PeerOptions.route(r))).with("-R"));
    acts.add(PingAct.of(STAMPS, r -> List.of(PeerOptions.stamps(r))).with("-T", "tsonly"));
    for (int ttl : TTLS) {
      acts.add(PingAct.of(ttl(ttl), r -> List.of(r.send(r.reply(), h -> h.ttl(ttl)))));
    }
    for (int[] range : ERRORS) {
      for (int code = range[1]; code <= range[2]; code++) {
        int type = range[0];
        int errorCode = code;
        acts.add(PingAct.of(error(type, code), r -> List.of(r.send(r.error(type, errorCode)))));
      }
    }
    return List.copyOf(acts);
  }

  private static IcmpMessage wrongChecksum(PeerRequest request) {
    IcmpMessage reply = request.reply();
    return reply.withChecksum(reply.toOctets().u16(2) + 1 & 0xFFFF);
  }

  private static IcmpMessage altered(PeerRequest request, int index) {
    Octets data = request.message().data();
    return request.reply().withData(data.with(index, data.u8(index) ^ ALTERED));
  }

  private static IcmpMessage withKey(PeerRequest request, int identifier, int sequenceNumber) {
    IcmpMessage reply = request.reply();
    return reply.withKey(
        reply.identifier() + identifier & 0xFFFF, reply.sequenceNumber() + sequenceNumber & 0xFFFF);
  }

  private static List<Octets> twiceAtFirst(PeerRequest request) {
    Octets reply = request.send(request.reply());
    return request.number() == 1 ? List.of(reply, reply) : List.of(reply);
  }

  /** What the first request gets is kept until the second one comes. */
  private static PingAct late() {
    AtomicReference<Octets> kept = new AtomicReference<>(Octets.EMPTY);
    PeerScript script =
        request -> {
          if (request.number() == 1) {
            kept.set(request.send(request.reply(), h -> h.ttl(LATE_TTL)));
            return List.of();
          }
          return List.of(kept.get(), request.send(request.reply(), h -> h.ttl(PUNCTUAL_TTL)));
        };
    return PingAct.of(LATE, script).times(2);
  }
}
