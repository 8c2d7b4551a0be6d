package io.echoproof.app.ping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PingActsTest {
  private static final Ipv4Address PEER = Ipv4Address.of(203, 0, 113, 16);

  /** Sent when all pings run at once, with identifiers that follow each other. */
  @ParameterizedTest
  @ValueSource(ints = {0x0001, 0x1234, 0x7FFF, 0xFFFF})
  void theWrongIdentifierIsNoneOfAPingBesideIt(int identifier) {
    int wrong = answer(PingActs.WRONG_IDENTIFIER, identifier).identifier();

    int distance = Math.min(wrong - identifier & 0xFFFF, identifier - wrong & 0xFFFF);
    assertTrue(distance > 100 * PingActs.ALL.size(), () -> distance + " beside " + identifier);
  }

  /** Or it gets the replies to the suite's own probes, which run at the same time. */
  @Test
  void everyPingIsBoundToTheAddressOfItsStage() {
    for (PingAct act : PingActs.ALL) {
      String command = String.join(" ", act.command("ping", PEER.toString()));
      assertTrue(command.contains(" -I 203.0.113.1 "), command);
    }
  }

  @Test
  void theWrongSequenceNumberIsTheNextOne() {
    IcmpMessage answer = answer(PingActs.WRONG_SEQUENCE, 0x1234);

    assertEquals(0x1234, answer.identifier());
    assertEquals(2, answer.sequenceNumber());
  }

  private static IcmpMessage answer(String act, int identifier) {
    IcmpMessage message = IcmpMessage.echoRequest(identifier, 1, Octets.repeat(0x61, 32));
    Ipv4Packet packet = Ipv4Packet.icmp(PingStage.TESTER, PEER, message.toOctets());
    Octets frame =
        PingActs.ALL.stream()
            .filter(a -> a.name().equals(act))
            .findFirst()
            .orElseThrow()
            .script()
            .answer(new PeerRequest(packet, message, 1))
            .get(0);
    return Ipv4Packet.decode(frame).flatMap(p -> IcmpMessage.decode(p.payload())).orElseThrow();
  }
}
