package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Reply;
import io.echoproof.conformance.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a host makes of Fragmentation Needed, type 3, code 4 (RFC 1191). A path MTU stays for
 * minutes, so each path has a source of its own.
 */
final class PathMtuCases {
  private static final int FRAGMENTATION_NEEDED = 4;
  private static final int LARGE = 1_400;
  private static final int HEADERS = 28;

  /** No link carries less (RFC 791, section 3.2). */
  private static final int LEAST_MTU = 68;

  @Case(
      value = "MTU-05.lowered",
      title = "Fragmentation Needed about a reply makes later replies smaller",
      needs = Carriage.ANY_ADDRESS)
  void lowered(Wire wire) {
    Ipv4Address peer = wire.freshSource();
    Optional<Octets> reply = reply(wire, "MTU-05", peer);
    if (reply.isEmpty()) {
      return;
    }
    report(wire, "MTU-05", peer, 576, reply.get());
    LedgerEntry entry = ask(wire, "MTU-05", "after MTU 576 was reported", peer);
    OptionalInt largest = largest(entry);
    if (largest.isPresent() && largest.getAsInt() > 576) {
      wire.fail(
          "MTU-05",
          "replies stay as large as before",
          "frames of at most 576 octets",
          "a frame of " + largest.getAsInt() + " octets",
          entry);
    }
  }

  @Case(
      value = "MTU-06.least",
      title = "The path MTU does not fall below 68 octets",
      needs = Carriage.ANY_ADDRESS)
  void least(Wire wire) {
    List<String> seen = new ArrayList<>();
    for (int mtu : new int[] {0, 20, 67}) {
      Ipv4Address peer = wire.freshSource();
      Optional<Octets> reply = reply(wire, "MTU-06", peer);
      if (reply.isEmpty()) {
        return;
      }
      report(wire, "MTU-06", peer, mtu, reply.get());
      LedgerEntry entry = ask(wire, "MTU-06", "after MTU " + mtu + " was reported", peer);
      OptionalInt largest = largest(entry);
      // The largest fragment for 68 octets of MTU: 20 of header and 48 of data.
      if (largest.isPresent() && largest.getAsInt() < LEAST_MTU) {
        wire.fail(
            "MTU-06",
            "fragments for an MTU below 68",
            "no frame is made smaller than for an MTU of 68 octets",
            "frames of at most " + largest.getAsInt() + " octets",
            entry);
      }
      seen.add(
          "MTU "
              + mtu
              + ": "
              + (largest.isPresent() ? largest.getAsInt() + " octets" : "no reply"));
    }
    wire.observe("MTU-06", "largest frame after an impossible MTU", String.join(", ", seen));
  }

  @Case(
      value = "MTU-07.never-sent",
      title = "Fragmentation Needed about a datagram that was never sent has no effect",
      needs = Carriage.ANY_ADDRESS)
  void neverSent(Wire wire) {
    Ipv4Address peer = wire.freshSource();
    Optional<Octets> reply = reply(wire, "MTU-07", peer);
    if (reply.isEmpty()) {
      return;
    }
    Echo unsent = wire.echo(LARGE).message(m -> m.withType(IcmpMessage.ECHO_REPLY));
    Ipv4Address own = wire.target().address();
    report(wire, "MTU-07", peer, 576, unsent.header(h -> h.source(own).destination(peer)).frame());
    LedgerEntry entry = ask(wire, "MTU-07", "after a report about nothing", peer);
    OptionalInt largest = largest(entry);
    if (largest.isPresent() && largest.getAsInt() < reply.get().length()) {
      wire.fail(
          "MTU-07",
          "a report about a datagram that was never sent is believed",
          "a reply in one frame of " + reply.get().length() + " octets, as before",
          "frames of at most " + largest.getAsInt() + " octets",
          entry);
    }
  }

  /** The frame of a large reply to that peer; empty, with the reason, when there is none. */
  private static Optional<Octets> reply(Wire wire, String row, Ipv4Address peer) {
    LedgerEntry before = ask(wire, row, "before any report", peer);
    Optional<Octets> frame =
        before.replies().stream()
            .filter(r -> r.isEchoReply() && r.frames().size() == 1)
            .map(r -> r.frames().get(0))
            .findFirst();
    if (frame.isEmpty()) {
      wire.nothingToJudge("no large reply in one frame, which could be reported as too large");
    }
    return frame;
  }

  private static LedgerEntry ask(Wire wire, String row, String label, Ipv4Address peer) {
    int length = Math.min(LARGE, wire.target().mtu() - HEADERS);
    Echo echo = wire.echo(length).header(h -> h.source(peer));
    LedgerEntry entry =
        wire.survives(
            Probe.of(row, length + " data octets, " + label, echo)
                .expecting(Expectation.optionalReply()));
    wire.awaitReplies(entry, 1);
    return entry;
  }

  /** RFC 1191, section 4: the MTU of the next hop stands in the lower half of the second word. */
  private static void report(Wire wire, String row, Ipv4Address peer, int mtu, Octets about) {
    Octets quote = about.slice(0, Math.min(about.length(), HEADERS));
    IcmpMessage message =
        IcmpMessage.echoRequest(0, mtu, quote)
            .withType(IcmpMessage.DESTINATION_UNREACHABLE)
            .withCode(FRAGMENTATION_NEEDED);
    Ipv4Packet packet =
        Ipv4Packet.icmp(
            /* source= */ peer, /* destination= */ wire.target().address(), message.toOctets());
    wire.survives(Probe.raw(row, "Fragmentation Needed with MTU " + mtu, packet.toOctets()));
  }

  private static OptionalInt largest(LedgerEntry entry) {
    return entry.replies().stream()
        .filter(Reply::isEchoReply)
        .flatMap(reply -> reply.frames().stream())
        .mapToInt(Octets::length)
        .max();
  }
}
