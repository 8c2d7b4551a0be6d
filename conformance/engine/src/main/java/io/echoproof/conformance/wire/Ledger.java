package io.echoproof.conformance.wire;

import io.echoproof.conformance.capture.CapturedFrame;
import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.packet.Reassembler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every probe of a run over one link, for the whole run: whatever arrives, however late, is set
 * down beside the probe that it answers. Frames that answer nobody are set aside.
 */
public final class Ledger {
  private static final int KEPT_FOREIGN = 32;

  private final Ipv4Address target;
  private final Correlator correlator;
  private final Reassembler reassembler = new Reassembler();
  private final List<LedgerEntry> entries = new ArrayList<>();
  private final List<CapturedFrame> foreign = new ArrayList<>();
  private long foreignCount;

  /**
   * @param target the address under test
   * @param synchronous whether whatever answers a frame is there before the next one is sent
   */
  public Ledger(Ipv4Address target, boolean synchronous) {
    this.target = target;
    this.correlator = new Correlator(synchronous);
  }

  LedgerEntry enter(Probe probe, CaseLog log, long nanoTime) {
    LedgerEntry entry = new LedgerEntry(probe, log, nanoTime);
    entries.add(entry);
    correlator.add(entry);
    for (Octets frame : probe.frames()) {
      String comment = probe.requirement() + " " + probe.role().word() + ": " + probe.label();
      log.capture().add(new CapturedFrame(true, nanoTime, frame, comment));
    }
    log.sent(entry);
    return entry;
  }

  void settle() {
    correlator.settle();
  }

  /** Sets down a received frame. */
  void accept(Octets frame, long nanoTime) {
    Optional<Ipv4Packet> packet = Ipv4Packet.decode(frame);
    if (packet.isEmpty()) {
      acceptUnreadable(frame, nanoTime);
      return;
    }
    if (packet.get().protocol() != Ipv4Packet.PROTOCOL_ICMP) {
      setAside(frame, nanoTime, "not ICMP");
      return;
    }
    reassembler
        .accept(packet.get(), frame)
        .ifPresent(datagram -> acceptDatagram(datagram, nanoTime));
  }

  private void acceptDatagram(Reassembler.Datagram datagram, long nanoTime) {
    Ipv4Packet packet = datagram.packet();
    Optional<IcmpMessage> message = IcmpMessage.decode(packet.payload());
    boolean fromTarget = packet.source().equals(target);
    Optional<LedgerEntry> entry = correlator.find(message, packet.destination(), fromTarget);
    if (entry.isPresent()) {
      note(entry.get(), new Reply(datagram.frames(), Optional.of(packet), message, nanoTime));
    } else {
      datagram.frames().forEach(frame -> setAside(frame, nanoTime, "answers no probe"));
    }
  }

  /** Neighbours' IPv6 noise is no answer; anything else that can't be read may be a garbled one. */
  private void acceptUnreadable(Octets frame, long nanoTime) {
    boolean ipv6 = frame.length() > 0 && frame.u8(0) >>> 4 == 6;
    Optional<LedgerEntry> entry = ipv6 ? Optional.empty() : correlator.findUnreadable();
    if (entry.isPresent()) {
      note(entry.get(), new Reply(List.of(frame), Optional.empty(), Optional.empty(), nanoTime));
    } else {
      setAside(frame, nanoTime, "not IPv4");
    }
  }

  private static void note(LedgerEntry entry, Reply reply) {
    entry.add(reply);
    entry.log().received(reply.frames().size());
    for (Octets frame : reply.frames()) {
      String comment = "answers " + entry.probe().requirement() + ": " + entry.probe().label();
      entry.log().capture().add(new CapturedFrame(false, reply.nanoTime(), frame, comment));
    }
  }

  private void setAside(Octets frame, long nanoTime, String why) {
    foreignCount++;
    if (foreign.size() < KEPT_FOREIGN) {
      foreign.add(new CapturedFrame(false, nanoTime, frame, why));
    }
  }

  /** Fragments to that address that wait for others. */
  List<Octets> strayFragments(Ipv4Address peer) {
    return reassembler.pending(peer);
  }

  /** All probes, in the order of sending. */
  public List<LedgerEntry> entries() {
    return List.copyOf(entries);
  }

  /** The first frames that answered nobody, with the reason. */
  public List<CapturedFrame> foreignFrames() {
    return List.copyOf(foreign);
  }

  /** How many frames answered nobody. */
  public long foreignCount() {
    return foreignCount;
  }

  /** When the last probe was sent that still waits for a reply. */
  Optional<LedgerEntry> lastUnanswered() {
    for (int i = entries.size() - 1; i >= 0; i--) {
      LedgerEntry entry = entries.get(i);
      if (!entry.isAnswered() && !entry.isDeadly() && !entry.isExcused()) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }
}
