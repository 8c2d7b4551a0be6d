package io.echoproof.app.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.packet.IpOption;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import java.net.Inet4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pcap4j.packet.IllegalRawDataException;
import org.pcap4j.packet.IpV4LooseSourceRouteOption;
import org.pcap4j.packet.IpV4NoOperationOption;
import org.pcap4j.packet.IpV4Packet;
import org.pcap4j.packet.IpV4Packet.IpV4Header;
import org.pcap4j.packet.IpV4Packet.IpV4Option;
import org.pcap4j.packet.IpV4RecordRouteOption;
import org.pcap4j.packet.IpV4StreamIdOption;
import org.pcap4j.packet.IpV4StrictSourceRouteOption;
import org.pcap4j.packet.namednumber.IpV4OptionType;

/** Every field and option of a header, as Pcap4J and the packet model see it. */
class Pcap4jHeaderTest {
  private static final int FRAMES = 3_000;

  private final Random random = new Random(791);

  private static List<String> ours(Octets options) {
    return IpOption.parse(options).stream().map(option -> option.octets().hex()).toList();
  }

  private static List<String> theirs(List<IpV4Option> options) {
    return options.stream()
        .filter(option -> !option.getType().equals(IpV4OptionType.END_OF_OPTION_LIST))
        .map(option -> Octets.of(option.getRawData()).hex())
        .toList();
  }

  private static Optional<IpV4Packet> decoded(byte[] frame) {
    try {
      return Optional.of(IpV4Packet.newPacket(frame, 0, frame.length));
    } catch (IllegalRawDataException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void assertSame(Ipv4Packet ours, IpV4Header theirs) {
    String frame = ours.toOctets().hex();
    assertEquals(OptionalInt.of(theirs.getVersion().value()), ours.version(), frame);
    assertEquals(OptionalInt.of(theirs.getIhlAsInt()), ours.ihl(), frame);
    assertEquals(theirs.getTos().value() & 0xFF, ours.tos(), frame);
    assertEquals(OptionalInt.of(theirs.getTotalLengthAsInt()), ours.totalLength(), frame);
    assertEquals(theirs.getIdentificationAsInt(), ours.identification(), frame);
    int flags =
        (theirs.getReservedFlag() ? Ipv4Packet.FLAG_RESERVED : 0)
            | (theirs.getDontFragmentFlag() ? Ipv4Packet.FLAG_DF : 0)
            | (theirs.getMoreFragmentFlag() ? Ipv4Packet.FLAG_MF : 0);
    assertEquals(flags, ours.flags(), frame);
    assertEquals(theirs.getFragmentOffset(), ours.fragmentOffset(), frame);
    assertEquals(theirs.getTtlAsInt(), ours.ttl(), frame);
    assertEquals(theirs.getProtocol().value() & 0xFF, ours.protocol(), frame);
    assertEquals(OptionalInt.of(theirs.getHeaderChecksum() & 0xFFFF), ours.headerChecksum(), frame);
    assertEquals(theirs.getSrcAddr().getHostAddress(), ours.source().toString(), frame);
    assertEquals(theirs.getDstAddr().getHostAddress(), ours.destination().toString(), frame);
  }

  private List<IpV4Option> options() {
    List<IpV4Option> options = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      options.add(
          switch (random.nextInt(5)) {
            case 0 -> IpV4NoOperationOption.getInstance();
            case 1 -> streamIdentifier();
            case 2 -> recordRoute();
            case 3 -> looseSourceRoute();
            default -> strictSourceRoute();
          });
    }
    return options;
  }

  private IpV4Option streamIdentifier() {
    IpV4StreamIdOption.Builder builder = new IpV4StreamIdOption.Builder();
    return builder.streamId((short) random.nextInt()).correctLengthAtBuild(true).build();
  }

  // What these builders have in common is a class that Pcap4J keeps to itself.

  private IpV4Option recordRoute() {
    IpV4RecordRouteOption.Builder builder = new IpV4RecordRouteOption.Builder();
    builder.pointer((byte) random.nextInt());
    builder.routeData(addresses());
    builder.correctLengthAtBuild(true);
    return builder.build();
  }

  private IpV4Option looseSourceRoute() {
    IpV4LooseSourceRouteOption.Builder builder = new IpV4LooseSourceRouteOption.Builder();
    builder.pointer((byte) random.nextInt());
    builder.routeData(addresses());
    builder.correctLengthAtBuild(true);
    return builder.build();
  }

  private IpV4Option strictSourceRoute() {
    IpV4StrictSourceRouteOption.Builder builder = new IpV4StrictSourceRouteOption.Builder();
    builder.pointer((byte) random.nextInt());
    builder.routeData(addresses());
    builder.correctLengthAtBuild(true);
    return builder.build();
  }

  private List<Inet4Address> addresses() {
    List<Inet4Address> addresses = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      addresses.add(Pcap4jFrames.inet(new Ipv4Address(random.nextInt())));
    }
    return addresses;
  }

  @Test
  void whatPcap4jBuildsWeRead() {
    for (int i = 0; i < FRAMES; i++) {
      List<IpV4Option> options = options();
      IpV4Packet theirs =
          Pcap4jFrames.request(random, Pcap4jFrames.data(random, 50))
              .options(options)
              .reservedFlag(random.nextBoolean())
              .dontFragmentFlag(random.nextBoolean())
              .moreFragmentFlag(random.nextBoolean())
              .fragmentOffset((short) random.nextInt(0x2000))
              .srcAddr(Pcap4jFrames.inet(new Ipv4Address(random.nextInt())))
              .build();
      Octets frame = Octets.of(theirs.getRawData());
      Ipv4Packet ours = Ipv4Packet.decode(frame).orElseThrow();
      assertSame(ours, theirs.getHeader());
      assertEquals(theirs(options), ours(ours.options()), frame::hex);
      assertEquals(Octets.of(theirs.getPayload().getRawData()), ours.payload(), frame::hex);
    }
  }

  @Test
  void whatWeBuildPcap4jReads() throws IllegalRawDataException {
    for (int i = 0; i < FRAMES; i++) {
      Octets options = Octets.EMPTY;
      for (IpV4Option option : options()) {
        options = options.plus(Octets.of(option.getRawData()));
      }
      Octets padded = options.plus(Octets.repeat(0, -options.length() & 3));
      Ipv4Packet ours =
          Ipv4Packet.icmp(
                  new Ipv4Address(random.nextInt()),
                  new Ipv4Address(random.nextInt()),
                  Octets.of(Pcap4jFrames.data(random, 50)))
              .toBuilder()
              .options(padded)
              .tos(random.nextInt(0x100))
              .identification(random.nextInt(0x10000))
              .flags(random.nextInt(8))
              .fragmentOffset(random.nextInt(0x2000))
              .ttl(random.nextInt(0x100))
              .protocol(253)
              .build();
      byte[] frame = ours.toOctets().toByteArray();
      IpV4Packet theirs = IpV4Packet.newPacket(frame, 0, frame.length);
      assertSame(Ipv4Packet.decode(Octets.of(frame)).orElseThrow(), theirs.getHeader());
      assertEquals(ours(options), theirs(theirs.getHeader().getOptions()), ours.toOctets()::hex);
      assertTrue(theirs.getHeader().hasValidChecksum(true), ours.toOctets()::hex);
    }
  }

  @Test
  void whatBothCanReadOfNoiseIsTheSameToBoth() {
    int read = 0;
    for (int i = 0; i < 10 * FRAMES; i++) {
      byte[] frame = Pcap4jFrames.data(random, 100);
      if (frame.length > 0) {
        frame[0] = (byte) (random.nextInt(4) == 0 ? random.nextInt() : 0x45);
      }
      Optional<Ipv4Packet> ours = Ipv4Packet.decode(Octets.of(frame));
      Optional<IpV4Packet> theirs = decoded(frame);
      if (ours.isPresent() && theirs.isPresent()) {
        read++;
        assertSame(ours.get(), theirs.get().getHeader());
      }
    }
    assertTrue(read > FRAMES, read + " frames that both could read");
  }
}
