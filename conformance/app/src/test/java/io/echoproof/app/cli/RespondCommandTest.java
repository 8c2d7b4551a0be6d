package io.echoproof.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.app.respond.CounterText;
import io.echoproof.responder.CounterSnapshot;
import io.echoproof.responder.DropReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What needs no device. */
class RespondCommandTest {
  @ParameterizedTest
  @CsvSource({
    "--address, 192.0.2.1",
    "--address, 192.0.2.1/33",
    "--address, 192.0.2.1/31",
    "--address, 192.0.2.0/24",
    "--address, 192.0.2.256/24",
    "--address, 127.0.0.1/8",
    "--address, example.org/24",
    "--host-address, 198.51.100.1",
    "--host-address, 192.0.2.1",
    "--host-address, 192.0.2.255",
    "--host-address, here",
    "--mtu, 67",
    "--mtu, 65536",
    "--name, aNameThatIsMuchTooLong",
    "--duration, 0",
    "--duration, -1",
    "--duration, NaN",
    "--drop, -0.1",
    "--drop, NaN",
    "--duplicate, 2",
    "--reorder, 1.01",
    "--corrupt, 10",
    "--delay, -1",
    "--delay, NaN",
    "--delay, 60001",
    "--seed, xyz",
    "--queues, 0",
    "--queues, 257",
  })
  void aBadValueIsSaidInOneLine(String option, String value) {
    Cli.call("respond", option + "=" + value).failed(2, 1);
  }

  @Test
  void repliesOfSeveralQueuesAreNotSpoiltOnPurpose() {
    Cli.Result result = Cli.call("respond", "--queues", "2", "--drop", "0.1").failed(2, 1);
    assertTrue(result.err().contains("--queues 2"), result.err());
  }

  @ParameterizedTest
  @CsvSource({"192.0.3.1/24, network", "192.0.2.3/25, network", "192.0.2.1/24, another host"})
  void aFurtherAddressIsInTheSameNetwork(String further, String word) {
    Cli.Result result =
        Cli.call("respond", "--address", "192.0.2.1/24", "--address", further).failed(2, 1);
    assertTrue(result.err().contains("--address " + further), result.err());
    assertTrue(result.err().contains(word), result.err());
  }

  @Test
  void allAddressesOfANetworkLeaveNoneForThisMachine() {
    Cli.Result result =
        Cli.call("respond", "--address", "192.0.2.1/30", "--address", "192.0.2.2/30").failed(2, 1);
    assertTrue(result.err().contains("no address is left"), result.err());
  }

  @Test
  void theOnlyFormOfStatusIsNamed() {
    Cli.Result result = Cli.call("respond", "--status", "xml").failed(2, 1);
    assertTrue(result.err().contains("'xml' is not json"), result.err());
  }

  @Test
  void anUnknownPolicyIsSaidWithTheKnownOnes() {
    Cli.Result result = Cli.call("respond", "--echo-code", "keep").failed(2, 2);
    assertTrue(result.err().contains("none of copy, zero, drop"), result.err());
  }

  @Test
  void withoutATunTheWayOutIsSaid() {
    Cli.Result result =
        Cli.call("respond", "--address", "10.213.77.1/30", "--tun-device", "no-such-device")
            .failed(4, 1);
    assertTrue(result.err().contains("; "), result.err());
    assertEquals("", result.out());
  }

  @Test
  void itsOwnNamespaceIsTheLaunchersToMake() {
    Cli.Result result = Cli.call("respond", "--netns").failed(4, 1);
    assertTrue(result.err().contains("./echoproof"), result.err());
    Map<String, String> environment = Map.of("ECHOPROOF_NETNS", "no unshare here");
    assertTrue(Cli.call(environment, "respond", "--netns").err().contains("no unshare here"));
  }

  @Test
  void enterIsLookedForOnlyWhereSomebodyMayPressIt() {
    assertFalse(enter("\n", Map.of()).pressed());
    assertTrue(enter("\n", Map.of(EnterKey.VARIABLE, "1")).pressed());
    assertFalse(enter("q", Map.of(EnterKey.VARIABLE, "1")).pressed());
    assertFalse(enter("", Map.of(EnterKey.VARIABLE, "1")).pressed());
  }

  private static EnterKey enter(String typed, Map<String, String> environment) {
    InputStream in = new ByteArrayInputStream(typed.getBytes(StandardCharsets.US_ASCII));
    return new EnterKey(in, environment);
  }

  @Test
  void closedInputIsNotLookedAtAgain() throws IOException {
    InputStream closed = InputStream.nullInputStream();
    closed.close();
    EnterKey enter = new EnterKey(closed, Map.of(EnterKey.VARIABLE, "1"));
    assertTrue(enter.isThere());
    assertFalse(enter.pressed());
    assertFalse(enter.isThere());
  }

  @Test
  void countersAreShownMostFirst() {
    CounterSnapshot counters =
        new CounterSnapshot(
            10,
            4,
            Map.of(
                DropReason.VERSION_NOT_4,
                1L,
                DropReason.ICMP_CHECKSUM,
                3L,
                DropReason.SOURCE_ROUTE,
                2L),
            0,
            5,
            7,
            8,
            9);
    assertEquals(
        "received 10, answered 4, dropped 6: 3 ICMP checksum, 2 source route, ...",
        CounterText.line(counters));
    List<String> table =
        CounterText.table(counters).stream().map(l -> l.strip().replaceAll(" +", " ")).toList();
    assertEquals(
        List.of(
            "received 10",
            "answered 4",
            "dropped 6",
            "ICMP checksum 3",
            "source route 2",
            "version not 4 (such as IPv6) 1",
            "fragments kept 7",
            "datagrams lost, fragments missing 8",
            "datagrams lost, memory full 9",
            "replies lost, refused 5"),
        table);
  }
}
