package io.echoproof.conformance.suite;

import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Reply;
import io.echoproof.conformance.wire.ReplyRule;
import io.echoproof.conformance.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Fragments that differ in the type of service octet or in DF (RFC 3168, section 5.3). */
final class FragmentFieldCases {
  private static final int NOT_ECT = 0;
  private static final int CE = 3;
  private static final int EXPEDITED = 0xB8;

  @Case(
      value = "FRG-23.ecn-matrix",
      title = "Two fragments with each of the 16 combinations of ECN fields")
  void ecnMatrix(Wire wire) {
    boolean copied = isEcnCopied(wire);
    wire.parameter("ECN of the reply", copied ? "that of the request" : "not that of the request");
    List<String> mixtures = new ArrayList<>();
    for (int first = NOT_ECT; first <= CE; first++) {
      for (int second = NOT_ECT; second <= CE; second++) {
        Fragmented fragmented = marked(wire, first, second);
        String label = bits(first) + " and " + bits(second);
        if (Math.max(first, second) == CE && Math.min(first, second) == NOT_ECT) {
          wire.send(fragmented.probe("FRG-23", label).expecting(Expectation.unfinished()));
        } else if (first == second || first == CE || second == CE) {
          ReplyRule[] rules =
              copied ? new ReplyRule[] {Rules.ecnIs(Math.max(first, second))} : new ReplyRule[0];
          wire.ask(fragmented.probe("FRG-23", label, rules));
        } else {
          LedgerEntry entry =
              wire.survives(fragmented.probe("FRG-23", label).expecting(Expectation.free()));
          mixtures.add(label + " " + outcome(entry, copied));
        }
      }
    }
    wire.observe("FRG-23", "mixtures of ECN fields without CE", String.join(", ", mixtures));
  }

  private static boolean isEcnCopied(Wire wire) {
    boolean copied = true;
    for (int ecn = 1; ecn <= CE; ecn++) {
      int tos = ecn;
      Echo whole = wire.echo(4).header(h -> h.tos(tos));
      LedgerEntry entry =
          wire.survives(
              Probe.of("FRG-23", "a whole request with " + bits(ecn), whole)
                  .expecting(Expectation.free()));
      OptionalInt seen = tos(entry);
      copied &= seen.isPresent() && (seen.getAsInt() & CE) == ecn;
    }
    return copied;
  }

  private static Fragmented marked(Wire wire, int first, int second) {
    return Fragmented.halves(wire).with(0, h -> h.tos(first)).with(1, h -> h.tos(second));
  }

  private static String outcome(LedgerEntry entry, boolean copied) {
    OptionalInt seen = tos(entry);
    if (seen.isEmpty()) {
      return "dropped";
    }
    return copied ? "becomes " + bits(seen.getAsInt() & CE) : "answered";
  }

  private static OptionalInt tos(LedgerEntry entry) {
    return entry.replies().stream()
        .filter(Reply::isEchoReply)
        .mapToInt(reply -> reply.header().tos())
        .findFirst();
  }

  private static String bits(int ecn) {
    return (ecn >> 1) + "" + (ecn & 1);
  }

  @Case(value = "FRG-24.dscp", title = "Whose DSCP the reply has when the fragments differ in it")
  void dscp(Wire wire) {
    List<String> seen = new ArrayList<>();
    for (boolean firstIsMarked : new boolean[] {true, false}) {
      int first = firstIsMarked ? EXPEDITED : 0;
      int second = firstIsMarked ? 0 : EXPEDITED;
      String label = String.format("TOS %02x and %02x", first, second);
      LedgerEntry entry =
          wire.survives(
              Fragmented.halves(wire)
                  .with(0, h -> h.tos(first))
                  .with(1, h -> h.tos(second))
                  .probe("FRG-24", label)
                  .expecting(Expectation.free()));
      OptionalInt tos = tos(entry);
      seen.add(
          label + ": " + (tos.isPresent() ? String.format("%02x", tos.getAsInt()) : "no reply"));
    }
    wire.observe("FRG-24", "TOS of the reply to fragments that differ", String.join(", ", seen));
  }

  @Case(value = "FRG-25.dont-fragment", title = "Fragments that have DF set")
  void dontFragment(Wire wire) {
    List<String> seen = new ArrayList<>();
    boolean[][] combinations = {{true, true}, {true, false}, {false, true}};
    for (boolean[] marked : combinations) {
      Fragmented fragmented = Fragmented.halves(wire);
      for (int i = 0; i < marked.length; i++) {
        int flags = fragmented.parts().get(i).flags() | (marked[i] ? Ipv4Packet.FLAG_DF : 0);
        fragmented = fragmented.with(i, h -> h.flags(flags));
      }
      String label = marked[0] && marked[1] ? "both" : marked[0] ? "the first" : "the last";
      LedgerEntry entry =
          wire.survives(fragmented.probe("FRG-25", "DF in " + label).expecting(Expectation.free()));
      seen.add(label + ": " + (entry.echoReplies() > 0 ? "answered" : "dropped"));
    }
    wire.observe("FRG-25", "DF in fragments", String.join(", ", seen));
  }
}
