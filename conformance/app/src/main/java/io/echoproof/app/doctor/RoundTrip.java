package io.echoproof.app.doctor;

import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.link.LinkException;
import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.TargetProfile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/** Sends one plain echo request over a link and waits for its reply. */
final class RoundTrip {
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final int KEYS = 0x10000;

  private RoundTrip() {}

  /**
   * Tries it.
   *
   * @throws LinkException when the link is broken, or nothing came within 2 s
   */
  static void over(Link link, TargetProfile target) {
    IcmpMessage request =
        IcmpMessage.echoRequest(
            ThreadLocalRandom.current().nextInt(KEYS),
            ThreadLocalRandom.current().nextInt(KEYS),
            Octets.of("EchoProof doctor".getBytes(StandardCharsets.US_ASCII)));
    Ipv4Packet packet = Ipv4Packet.icmp(target.tester(), target.address(), request.toOctets());
    AtomicBoolean answered = new AtomicBoolean();
    long start = System.nanoTime();
    link.send(packet.toOctets());
    Duration passed = Duration.ZERO;
    while (!answered.get() && passed.compareTo(LIMIT) < 0) {
      // Other traffic may come first: a fresh interface is full of IPv6.
      link.receive(
          (frame, at) -> answered.compareAndSet(false, isReply(frame, request, target)),
          LIMIT.minus(passed));
      passed = Duration.ofNanos(System.nanoTime() - start);
    }
    if (!answered.get()) {
      throw new LinkException(
          "an echo request to "
              + target.address()
              + " got no answer within "
              + LIMIT.toSeconds()
              + " s");
    }
  }

  private static boolean isReply(Octets frame, IcmpMessage request, TargetProfile target) {
    return Ipv4Packet.decode(frame)
        .filter(p -> p.source().equals(target.address()))
        .filter(p -> p.protocol() == Ipv4Packet.PROTOCOL_ICMP)
        .flatMap(p -> IcmpMessage.decode(p.payload()))
        .filter(m -> m.type() == IcmpMessage.ECHO_REPLY)
        .filter(m -> m.identifier() == request.identifier())
        .filter(m -> m.sequenceNumber() == request.sequenceNumber())
        .filter(m -> m.data().equals(request.data()))
        .isPresent();
  }
}
