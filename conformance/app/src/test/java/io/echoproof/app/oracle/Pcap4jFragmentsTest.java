package io.echoproof.app.oracle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.conformance.packet.Fragmenter;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.packet.Reassembler;
import io.echoproof.conformance.packet.Reassembler.Datagram;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pcap4j.packet.IllegalRawDataException;
import org.pcap4j.packet.IpV4Packet;
import org.pcap4j.util.IpV4Helper;

/** Datagrams that one side has cut and the other one puts together. */
class Pcap4jFragmentsTest {
  private static final int DATAGRAMS = 500;

  private final Random random = new Random(815);
  private final Reassembler reassembler = new Reassembler();
  private final Oracle oracle = new Oracle(Pcap4jFrames.SETTINGS);

  private int mtu() {
    return 68 + random.nextInt(1433);
  }

  private Obligation obligation(byte[] frame) {
    Expectation e = new Expectation();
    oracle.expect(frame, frame.length, 0, e);
    return e.obligation();
  }

  @Test
  void whatPcap4jCutsWePutTogetherAndTheOracleWantsOneReply() {
    for (int i = 0; i < DATAGRAMS; i++) {
      byte[] data = Pcap4jFrames.data(random, 4_000);
      IpV4Packet whole = Pcap4jFrames.request(random, data).identification((short) i).build();
      List<IpV4Packet> fragments = new ArrayList<>(IpV4Helper.fragment(whole, mtu()));
      Collections.shuffle(fragments, random);
      Optional<Datagram> datagram = Optional.empty();
      for (int n = 0; n < fragments.size(); n++) {
        byte[] frame = fragments.get(n).getRawData();
        assertEquals(Optional.empty(), datagram, "before the last one");
        Octets octets = Octets.of(frame);
        datagram = reassembler.accept(Ipv4Packet.decode(octets).orElseThrow(), octets);
        assertEquals(
            n == fragments.size() - 1 ? Obligation.REPLY : Obligation.SILENCE,
            obligation(frame),
            octets::hex);
      }
      assertEquals(
          Octets.of(whole.getPayload().getRawData()), datagram.orElseThrow().packet().payload());
    }
  }

  @Test
  void whatWeCutPcap4jPutsTogether() throws IllegalRawDataException {
    for (int i = 0; i < DATAGRAMS; i++) {
      byte[] request =
          Pcap4jFrames.request(random, Pcap4jFrames.data(random, 4_000)).build().getRawData();
      Ipv4Packet decoded = Ipv4Packet.decode(Octets.of(request)).orElseThrow();
      Ipv4Packet whole =
          Ipv4Packet.icmp(decoded.source(), decoded.destination(), decoded.payload()).toBuilder()
              .identification(i)
              .build();
      List<IpV4Packet> theirs = new ArrayList<>();
      for (Ipv4Packet fragment : Fragmenter.byMtu(whole, mtu())) {
        byte[] frame = fragment.toOctets().toByteArray();
        theirs.add(IpV4Packet.newPacket(frame, 0, frame.length));
      }
      Collections.shuffle(theirs, random);
      IpV4Packet together = theirs.size() == 1 ? theirs.get(0) : IpV4Helper.defragment(theirs);
      assertArrayEquals(whole.toOctets().toByteArray(), together.getRawData());
    }
  }
}
