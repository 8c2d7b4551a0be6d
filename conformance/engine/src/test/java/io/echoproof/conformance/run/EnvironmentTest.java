package io.echoproof.conformance.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.link.MemoryLink;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.target.Profiles;
import io.echoproof.conformance.target.TargetProfile;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A correct stack is found correct whatever its network and its MTU are. */
class EnvironmentTest {
  private static void assertNothingIsWrong(TargetProfile profile, Link link) {
    RunResult result =
        Runs.prepare(new LinkedTarget(profile, List.of(link)), RunSettings.withSeed(Runs.SEED))
            .execute();
    assertEquals(Set.of(), Runs.red(result), () -> Runs.reasons(result));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1,    24, 192.0.2.2",
    "192.0.2.105,  24, 192.0.2.254",
    "10.0.0.1,      8, 10.255.255.254",
    "172.16.255.1, 16, 172.16.0.1",
    "192.0.2.77,   29, 192.0.2.78",
    "192.0.2.77,   30, 192.0.2.78",
    "192.0.2.77,   31, 192.0.2.76",
    "192.0.2.76,   31, 192.0.2.77",
  })
  void anyNetwork(String address, int length, String tester) {
    int own = Ipv4Address.of(address).value();
    assertNothingIsWrong(
        Profiles.in(address, length, tester),
        new MemoryLink(new ReferenceStack(own, length, 1500), "a stack of this test"));
  }

  /** The link refuses what is larger than the MTU, as a device does. */
  @ParameterizedTest
  @ValueSource(ints = {68, 128, 296, 576, 1006, 1280, 1499, 1500, 1501, 4352, 9000, 65535})
  void anyMtu(int mtu) {
    Link link =
        new NarrowLink(
            "narrow",
            mtu,
            new ReferenceStack(0xC0000201, 24, mtu),
            Carriage.SHORT_FRAME,
            Carriage.NOT_IPV4,
            Carriage.OTHER_VERSION,
            Carriage.BROKEN_HEADER,
            Carriage.TRAILER);
    assertNothingIsWrong(Profiles.withMtu(mtu), link);
  }
}
