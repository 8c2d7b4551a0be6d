package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Reply;
import io.echoproof.conformance.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** DF and the identification of requests and replies (RFC 791, section 3.1; RFC 6864). */
final class DontFragmentCases {
  private static final int DATA = 8;
  private static final int LARGE = 3_000;

  @Case(value = "MTU-01.df", title = "A request with DF set is answered")
  void df(Wire wire) {
    wire.answers("DF set", wire.echo(DATA).header(h -> h.flags(Ipv4Packet.FLAG_DF)));
  }

  @Case(
      value = "MTU-02.profile",
      title = "DF and identification of replies to requests with DF and identifications 0 and 1234")
  void profile(Wire wire) {
    List<String> seen = new ArrayList<>();
    boolean zero = true;
    boolean copiesIdentification = true;
    boolean copiesDf = true;
    for (int flags : new int[] {0, Ipv4Packet.FLAG_DF}) {
      for (int id : new int[] {0, 0x1234}) {
        Echo echo = wire.echo(DATA).header(h -> h.flags(flags).identification(id));
        LedgerEntry entry = wire.ask(Probe.of("MTU-02", label(flags, id), echo));
        Optional<Ipv4Packet> reply =
            entry.replies().stream().filter(Reply::isEchoReply).map(Reply::header).findFirst();
        int seenFlags = reply.map(Ipv4Packet::flags).orElse(0) & Ipv4Packet.FLAG_DF;
        int seenId = reply.map(Ipv4Packet::identification).orElse(0);
        copiesDf &= seenFlags == flags;
        copiesIdentification &= seenId == id;
        zero &= seenId == 0;
        seen.add(seenFlags == 0 ? "0" : "1");
      }
    }
    String df = copiesDf ? "copied" : "in the four replies " + String.join(" ", seen);
    String id = copiesIdentification ? "copied" : zero ? "zero" : "of its own";
    wire.observe(
        "MTU-02", "DF and identification of replies", "DF " + df + ", identification " + id);
  }

  private static String label(int flags, int id) {
    return (flags == 0 ? "DF clear" : "DF set") + String.format(", identification %04x", id);
  }

  @Case(
      value = "MTU-03.identification",
      title = "Requests are answered whatever their identification is")
  void identification(Wire wire) {
    List<Probe> probes = new ArrayList<>();
    for (int id : new int[] {0, 0, 1, 1, 0x1234, 0x1234, 0x8000, 0xFFFF, 0xFFFF}) {
      for (int flags : new int[] {0, Ipv4Packet.FLAG_DF}) {
        Echo echo = wire.echo(DATA).header(h -> h.flags(flags).identification(id));
        probes.add(Probe.of("MTU-03", label(flags, id), echo));
      }
    }
    wire.askAll(probes);
  }

  @Case(
      value = "MTU-04.large",
      title = "A request in fragments with DF set, whose reply does not fit the MTU")
  void large(Wire wire) {
    int length = Math.max(LARGE, 2 * wire.target().mtu());
    Fragmented fragmented = Fragmented.of(wire, wire.echo(length), FragmentLimitCases.room(wire));
    for (int i = 0; i < fragmented.count(); i++) {
      int flags = fragmented.parts().get(i).flags() | Ipv4Packet.FLAG_DF;
      fragmented = fragmented.with(i, h -> h.flags(flags));
    }
    LedgerEntry entry =
        wire.survives(
            fragmented
                .probe("MTU-04", length + " data octets with DF, in fragments")
                .expecting(Expectation.free()));
    wire.awaitReplies(entry, 1);
    String outcome =
        entry.replies().stream()
            .filter(Reply::isEchoReply)
            .findFirst()
            .map(reply -> words(reply, length))
            .orElse("no reply");
    wire.observe("MTU-04", "DF request whose reply exceeds the MTU", outcome);
  }

  private static String words(Reply reply, int length) {
    if (reply.frames().size() == 1) {
      return "a reply in one frame with "
          + reply.icmp().data().length()
          + " of "
          + length
          + " octets";
    }
    boolean df =
        reply.frames().stream()
            .flatMap(frame -> Ipv4Packet.decode(frame).stream())
            .anyMatch(packet -> (packet.flags() & Ipv4Packet.FLAG_DF) != 0);
    return "fragments with DF " + (df ? "set" : "clear");
  }
}
