package io.echoproof.app.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.packet.Octets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pcap4j.packet.IpV4Packet;

/** Replies that Pcap4J has built from the request that it has built, to the oracle. */
class Pcap4jReplyTest {
  private static final int FRAMES = 3_000;

  private final Random random = new Random(792);

  private static Disagreement judged(byte[] request, byte[] frame) {
    Expectation e = new Expectation();
    new Oracle(Pcap4jFrames.SETTINGS).expect(request, request.length, 0, e);
    assertEquals(Obligation.REPLY, e.obligation(), () -> Octets.of(request).hex());
    Reply reply = new Reply();
    Disagreement read = new ReplyReader(Pcap4jFrames.SETTINGS).read(frame, frame.length, reply);
    return read.isThere() ? read : new ReplyRules(Pcap4jFrames.SETTINGS).check(e, reply);
  }

  @Test
  void itsReplyIsRight() {
    for (int i = 0; i < FRAMES; i++) {
      IpV4Packet request = Pcap4jFrames.request(random, Pcap4jFrames.data(random, 200)).build();
      byte[] reply = Pcap4jFrames.reply(random, request).build().getRawData();
      assertEquals(
          Disagreement.NONE, judged(request.getRawData(), reply), () -> Octets.of(reply).hex());
    }
  }

  @Test
  void itsReplyToAnotherRequestIsWrong() {
    for (int i = 0; i < FRAMES; i++) {
      byte[] data = Pcap4jFrames.data(random, 200);
      IpV4Packet request = Pcap4jFrames.request(random, data).build();
      IpV4Packet other = Pcap4jFrames.request(random, data).build();
      byte[] reply = Pcap4jFrames.reply(random, other).build().getRawData();
      assertTrue(judged(request.getRawData(), reply).isThere(), () -> Octets.of(reply).hex());
    }
  }

  @Test
  void aFlippedBitOfItsReplyIsWrong() {
    for (int i = 0; i < FRAMES; i++) {
      IpV4Packet request = Pcap4jFrames.request(random, Pcap4jFrames.data(random, 200)).build();
      byte[] reply = Pcap4jFrames.reply(random, request).build().getRawData();
      reply[random.nextInt(reply.length)] ^= (byte) (1 << random.nextInt(8));
      assertTrue(judged(request.getRawData(), reply).isThere(), () -> Octets.of(reply).hex());
    }
  }
}
