package io.echoproof.conformance.wire;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.link.ScriptedLink;
import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.Profiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A wire on a scripted link, with a case that is at work. */
public final class Bench {
  /** IPv4 header of 32 octets of ICMP from the tester to the target. */
  public static final String TO_TARGET = "45000020123400004001e4a5c0000202c0000201";

  /** The same the other way. */
  public static final String TO_TESTER = "45000020000100004001f6d8c0000201c0000202";

  /** How long a reply may take: short, because some of these tests wait for nothing. */
  static final Duration TIMEOUT = Duration.ofMillis(5);

  private final ScriptedLink link;
  private final Channel channel;
  private final CaseLog log = new CaseLog("ECH-01.of-this-test", "scripted");
  private final Wire wire;

  private Bench(ScriptedLink link, BooleanSupplier restart) {
    this.link = link;
    this.channel = new Channel(link, Profiles.RESPONDER, TIMEOUT, restart);
    this.wire =
        new Wire(channel, new Craft(Profiles.RESPONDER, 1), log, "ECH-01", false, new Agenda());
  }

  /** Nothing answers; replies may come at any time. */
  public static Bench asynchronous() {
    return asynchronous((frame, out) -> {});
  }

  /** The script answers; replies may come at any time. */
  static Bench asynchronous(FrameFunction script) {
    return asynchronous(script, () -> false);
  }

  /**
   * The same.
   *
   * @param restart starts the target again; answers whether it could
   */
  static Bench asynchronous(FrameFunction script, BooleanSupplier restart) {
    return new Bench(new ScriptedLink(false, script), restart);
  }

  /** Nothing answers; what belongs to a frame is there before the next one is sent. */
  static Bench synchronous() {
    return new Bench(new ScriptedLink(true, (frame, out) -> {}), () -> false);
  }

  /** The echo in a frame. */
  public static Echo echo(String hex) {
    Ipv4Packet packet = Ipv4Packet.decode(Octets.ofHex(hex)).orElseThrow();
    IcmpMessage message = IcmpMessage.decode(packet.payload()).orElseThrow();
    return new Echo(packet.toBuilder().payload(Octets.EMPTY).build(), message);
  }

  /** An echo request that has to be answered. */
  public LedgerEntry send(String hex, ReplyRule... rules) {
    return send(Probe.of("ECH-01", "an echo", echo(hex), rules));
  }

  /** A probe. */
  public LedgerEntry send(Probe probe) {
    return wire.send(probe);
  }

  /** Frames come back. */
  public void arrives(String... hex) {
    for (String frame : hex) {
      link.arrive(Octets.ofHex(frame));
    }
    channel.awaitAny(() -> true, Duration.ZERO);
  }

  /** The target was alive before that probe and is dead after it. */
  public void diesOf(LedgerEntry entry, Optional<String> lastWords) {
    entry.markDeadly(1, lastWords);
  }

  /** A frame comes back, and nobody has looked yet. */
  void arrivesUnnoticed(Octets frame) {
    link.arrive(frame);
  }

  Wire wire() {
    return wire;
  }

  Channel channel() {
    return channel;
  }

  /** All probes so far. */
  public Ledger ledger() {
    return channel.ledger();
  }

  CaseLog log() {
    return log;
  }

  List<Octets> sent() {
    return link.sent();
  }

  /** A stack that turns echo requests round and knows nothing else. */
  static FrameFunction mirror() {
    return (frame, out) -> reply(frame).ifPresent(out);
  }

  static Optional<Octets> reply(Octets frame) {
    Optional<Ipv4Packet> packet = Ipv4Packet.decode(frame);
    Optional<IcmpMessage> message = packet.flatMap(p -> IcmpMessage.decode(p.payload()));
    if (message.isEmpty() || message.get().type() != IcmpMessage.ECHO_REQUEST) {
      return Optional.empty();
    }
    IcmpMessage seen = message.get();
    IcmpMessage answer =
        IcmpMessage.echoRequest(seen.identifier(), seen.sequenceNumber(), seen.data())
            .withType(IcmpMessage.ECHO_REPLY);
    Ipv4Packet request = packet.orElseThrow();
    return Optional.of(
        Ipv4Packet.icmp(
                /* source= */ request.destination(),
                /* destination= */ request.source(),
                answer.toOctets())
            .toOctets());
  }

  /** How many echo replies each entry has. */
  static List<Integer> counts(List<LedgerEntry> entries) {
    List<Integer> counts = new ArrayList<>();
    entries.forEach(entry -> counts.add(entry.echoReplies()));
    return counts;
  }
}
