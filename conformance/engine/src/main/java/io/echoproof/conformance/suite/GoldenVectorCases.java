package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.packet.Checksum;
import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Difference;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Reply;
import io.echoproof.conformance.wire.ReplyRule;
import io.echoproof.conformance.wire.Wire;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The golden vectors: requests that are the same in every run, octet by octet, with what has to
 * come back. Their identifier and sequence number are pinned, so each has a source of its own.
 */
final class GoldenVectorCases {
  private static final int MESSAGE = 20;
  private static final int IPV6 = 6;
  private static final int PROTOCOL = 9;
  private static final int SOURCE = 12;
  private static final int DESTINATION = 16;
  private static final int HEADERS = Ipv4Packet.HEADER_LENGTH + IcmpMessage.HEADER_LENGTH;

  /** A longer one has fewer addresses than there are vectors and others who take one. */
  private static final int LONGEST_PREFIX = 24;

  /** Rows that are for targets with a feature only. */
  private static final Map<String, String> FEATURES =
      Map.of(
          "OPT-04", "record-route",
          "OPT-06", "record-route",
          "OPT-10", "timestamp-option",
          "OPT-13", "timestamp-option",
          "OPT-16", "source-route",
          "TSP-01", "timestamp");

  @Case(
      value = "HDR-12.golden-vectors",
      title = "Golden vectors about header fields: reserved bit, DF, TOS",
      alsoVerifies = {"TOS-01", "MTU-01"})
  void fields(Wire wire) {
    send(wire);
  }

  @Case(
      value = "HDR-03.golden-vectors",
      title = "Golden vectors with a broken IPv4 header",
      alsoVerifies = {"HDR-01", "HDR-06", "HDR-07", "HDR-08", "HDR-10", "OPT-03"},
      needs = {Carriage.BROKEN_HEADER, Carriage.OTHER_VERSION})
  void brokenHeaders(Wire wire) {
    send(wire);
  }

  @Case(
      value = "TTL-01.golden-vectors",
      title = "Golden vectors with a time to live of 0 and 1",
      alsoVerifies = "TTL-02",
      needs = Carriage.TTL_BELOW_TWO)
  void timesToLive(Wire wire) {
    send(wire);
  }

  @Case(
      value = "ADR-03.golden-vectors",
      title = "Golden vectors about addresses",
      alsoVerifies = {"ADR-12", "ADR-13", "ADR-15", "ADR-19"},
      needs = Carriage.ANY_ADDRESS)
  void addresses(Wire wire) {
    send(wire);
  }

  @Case(
      value = "CKS-08.golden-vectors",
      title = "Golden vectors with octets behind the datagram",
      alsoVerifies = "HDR-11",
      needs = Carriage.TRAILER)
  void trailers(Wire wire) {
    send(wire);
  }

  @Case(
      value = "ECH-05.golden-vectors",
      title = "Golden vectors about ICMP messages",
      alsoVerifies = {
        "CKS-01", "CKS-02", "CKS-03", "CKS-05", "CKS-06", "CKS-07", "CKS-10", "CKS-11", "ECH-07",
        "ECH-08", "ECH-15", "TYP-02", "TYP-06", "INF-01", "INF-02", "PRB-01"
      })
  void messages(Wire wire) {
    send(wire);
  }

  @Case(
      value = "OPT-01.golden-vectors",
      title = "Golden vectors about options, fragments and other protocols",
      alsoVerifies = {"OPT-02", "FRG-01", "FRG-02", "NOI-04"})
  void optionsAndFragments(Wire wire) {
    send(wire);
  }

  @Case(
      value = "OPT-04.golden-vectors",
      title = "Golden vectors with options that a router acts on",
      alsoVerifies = {"OPT-06", "OPT-10", "OPT-13"},
      needs = Carriage.ROUTER_OPTIONS)
  void routerOptions(Wire wire) {
    send(wire);
  }

  @Case(
      value = "NOI-01.golden-vectors",
      title = "A golden vector that is not IPv4",
      needs = Carriage.NOT_IPV4)
  void foreign(Wire wire) {
    send(wire);
  }

  private static void send(Wire wire) {
    if (wire.target().testers().length() > LONGEST_PREFIX) {
      wire.nothingToJudge("the tester's network has too few addresses for pinned identifiers");
      return;
    }
    int count = 0;
    for (GoldenVector vector : GoldenVector.all()) {
      String row = vector.requirement();
      boolean offered =
          Optional.ofNullable(FEATURES.get(row)).map(wire.target()::offers).orElse(true);
      boolean fits = !vector.isForAnother() || !vector.isTo(wire.target().address());
      if (vector.caseId().equals(wire.caseId()) && offered && fits) {
        send(wire, vector);
        count++;
      }
    }
    wire.parameter("vectors", String.valueOf(count));
  }

  private static void send(Wire wire, GoldenVector vector) {
    Ipv4Address source = wire.freshSource();
    List<Octets> frames = vector.between(source, wire.target().address());
    Optional<Echo> echo = echo(frames);
    Probe probe =
        new Probe(
            vector.requirement(),
            vector.number() + " " + vector.label(),
            Probe.Role.PROBE,
            frames,
            echo,
            expectation(vector),
            rules(vector));
    LedgerEntry entry = wire.survives(probe);
    wire.parameter(vector.number(), seen(vector, entry));
  }

  /** What a reply would be found by, as far as the frames say. */
  private static Optional<Echo> echo(List<Octets> frames) {
    return Ipv4Packet.decode(frames.get(0))
        .flatMap(
            packet ->
                IcmpMessage.decode(packet.payload())
                    .map(
                        message ->
                            new Echo(packet.toBuilder().payload(Octets.EMPTY).build(), message)))
        .or(() -> behindBrokenHeader(frames.get(0)));
  }

  /** The message is where it would be without the fault; whoever overlooks that answers it. */
  private static Optional<Echo> behindBrokenHeader(Octets frame) {
    if (frame.length() < HEADERS
        || frame.u8(0) >>> 4 == IPV6
        || frame.u8(PROTOCOL) != Ipv4Packet.PROTOCOL_ICMP) {
      return Optional.empty();
    }
    Ipv4Packet plain =
        Ipv4Packet.icmp(
            /* source= */ new Ipv4Address(frame.s32(SOURCE)),
            /* destination= */ new Ipv4Address(frame.s32(DESTINATION)),
            Octets.EMPTY);
    return IcmpMessage.decode(frame.slice(Ipv4Packet.HEADER_LENGTH, frame.length()))
        .map(message -> new Echo(plain, message));
  }

  private static Expectation expectation(GoldenVector vector) {
    return switch (vector.outcome()) {
      case "reply" -> Expectation.reply();
      case "optional" -> Expectation.optionalReply();
      // An error about a broken header is the row HDR-18's affair.
      case "silence" ->
          vector.requirement().startsWith("HDR-")
              ? Expectation.silence().withErrorsAgainst("HDR-18")
              : Expectation.silence();
      case "no-echo" -> Expectation.noEcho();
      case "free" -> Expectation.free();
      default -> throw new IllegalStateException(vector.number() + " expects " + vector.outcome());
    };
  }

  /** A vector is judged by what its row is about; what else is wrong is other rows' affair. */
  private static List<ReplyRule> rules(GoldenVector vector) {
    String row = vector.requirement();
    return switch (row) {
      case "ECH-05", "FRG-01", "FRG-02" -> List.of(data(vector));
      case "ECH-07" -> List.of(Rules.sameTotalLength());
      default -> row.startsWith("CKS-") ? List.of(Rules.checksumVerifies()) : List.of();
    };
  }

  /** Fragments are put together: the data of all of them comes back. */
  private static ReplyRule data(GoldenVector vector) {
    Octets right = vector.message().slice(IcmpMessage.HEADER_LENGTH, vector.message().length());
    return (probe, reply) ->
        reply.icmp().data().equals(right)
            ? List.of()
            : List.of(new Difference("data", "data", right.hex(), reply.icmp().data().hex()));
  }

  /** The whole message beside the one that is known to be right, for people to compare. */
  private static String seen(GoldenVector vector, LedgerEntry entry) {
    String seen =
        entry.replies().stream().findFirst().map(GoldenVectorCases::shown).orElse("silence");
    boolean same =
        entry.replies().stream().findFirst().filter(reply -> isRight(vector, reply)).isPresent();
    return vector.message().length() == 0
        ? seen
        : seen + (same ? ": as expected" : ": expected " + vector.message().hex());
  }

  /** Octet by octet; of the two zeros of a checksum either, where it verifies. */
  private static boolean isRight(GoldenVector vector, Reply reply) {
    Octets right = vector.message();
    Octets seen = reply.packet().map(Ipv4Packet::payload).orElse(Octets.EMPTY);
    return seen.equals(right)
        || (seen.length() == right.length()
            && Checksum.verifies(seen)
            && seen.with(2, 0).with(3, 0).equals(right.with(2, 0).with(3, 0)));
  }

  private static String shown(Reply reply) {
    return reply.isEchoReply()
        ? reply
            .header()
            .payload()
            .slice(0, Math.min(MESSAGE, reply.header().payload().length()))
            .hex()
        : reply.describe();
  }
}
