package io.echoproof.conformance.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.packet.Checksum;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.Profiles;
import io.echoproof.conformance.target.TargetProfile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CraftTest {
  private static Craft craft(long seed) {
    return new Craft(Profiles.RESPONDER, seed);
  }

  private static List<Octets> frames(Craft craft) {
    return Stream.generate(() -> craft.echo(16).frame()).limit(100).toList();
  }

  private static Set<String> freshSources(TargetProfile profile, int count) {
    Craft craft = new Craft(profile, 1);
    Set<String> sources = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      sources.add(craft.freshSource().toString());
    }
    return sources;
  }

  @Test
  void anEchoIsValidAndGoesFromTheTesterToTheTarget() {
    Octets frame = craft(1).echo(5).frame();
    assertEquals("45000021", frame.slice(0, 4).hex());
    assertEquals("00004001", frame.slice(6, 10).hex());
    assertEquals("c0000202c0000201" + "0800", frame.slice(12, 22).hex());
    assertTrue(Checksum.verifies(frame.slice(0, 20)));
    assertTrue(Checksum.verifies(frame.slice(20, 33)));
  }

  @Test
  void theSameSeedMakesTheSamePackets() {
    assertEquals(frames(craft(7)), frames(craft(7)));
    assertNotEquals(frames(craft(7)), frames(craft(8)));
  }

  @Test
  void everyEchoHasAKeyOfItsOwn() {
    Craft craft = craft(1);
    Set<EchoKey> keys = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      assertTrue(keys.add(craft.echo(Octets.EMPTY).key()));
    }
  }

  @Test
  void randomDataIsNotTwiceTheSame() {
    Craft craft = craft(1);
    assertNotEquals(craft.randomOctets(16), craft.randomOctets(16));
    assertEquals(16, craft.randomOctets(16).length());
  }

  /** What is left over of one datagram must not get into another. */
  @Test
  void fragmentedDatagramsHaveIdentificationsThatNoOtherHas() {
    Craft craft = craft(1);
    for (int i = 0; i < 10_000; i++) {
      int identification = craft.echo(0).header().identification();
      assertTrue(identification > 0 && identification < 0xE000);
    }
    Set<Integer> fragmented = new HashSet<>();
    for (int i = 0; i < 0x2000; i++) {
      fragmented.add(craft.fragmentIdentification());
    }
    assertEquals(0x2000, fragmented.size());
    assertTrue(fragmented.stream().allMatch(id -> id >= 0xE000 && id <= 0xFFFF));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1,   24, 192.0.2.2,   252",
    "192.0.2.255, 23, 192.0.2.1,   253",
    "10.0.0.1,     8, 10.0.0.2,    253",
    "192.0.2.77,  28, 192.0.2.78,   12",
    "192.0.2.77,  29, 192.0.2.78,    4",
  })
  void freshSourcesAreAllOthersOfTheNetwork(String address, int length, String tester, int count) {
    TargetProfile profile = Profiles.in(address, length, tester);
    Set<String> sources = freshSources(profile, 1_000);
    assertEquals(count, sources.size());
    for (String unfit :
        List.of(
            address,
            tester,
            profile.prefix().zero().toString(),
            profile.prefix().broadcast().toString())) {
      assertTrue(!sources.contains(unfit), unfit);
    }
    assertTrue(sources.stream().map(Ipv4Address::of).allMatch(profile.prefix()::contains));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.77, 30, 192.0.2.78",
    "192.0.2.76, 31, 192.0.2.77",
    "192.0.2.77, 31, 192.0.2.76",
    "192.0.2.77, 32, 192.0.2.78",
  })
  void whereThereIsNoOtherTheTesterAsks(String address, int length, String tester) {
    assertEquals(Set.of(tester), freshSources(Profiles.in(address, length, tester), 10));
  }

  @Test
  void freshSourcesComeRoundOnlyWhenAllWereUsed() {
    Craft craft = craft(1);
    Set<Ipv4Address> first = new HashSet<>();
    for (int i = 0; i < 252; i++) {
      assertTrue(first.add(craft.freshSource()));
    }
    assertTrue(first.contains(craft.freshSource()));
  }
}
