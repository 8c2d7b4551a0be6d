package io.echoproof.responder;

import static io.echoproof.responder.RequestBuilder.echo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the network's prefix length changes; addresses in hex. */
class AddressRulesTest {
  @ParameterizedTest(name = "{0}/{1}: {2} -> {3}: {4}")
  @CsvSource({
    // A source off the own network is answered like any other (RFC 1122, section 3.2.2.6).
    "192.0.2.1, 24, c6336407, c0000201, answered",
    "192.0.2.1, 24, c00002fe, c0000201, answered",
    "192.0.2.1, 24, c0000300, c0000201, answered",
    "192.0.2.1, 24, c00003ff, c0000201, answered",
    "192.0.2.1, 24, dfffffff, c0000201, answered",
    "192.0.2.1, 24, 01000000, c0000201, answered",
    "192.0.2.1, 24, 7effffff, c0000201, answered",
    "192.0.2.1, 24, 80000000, c0000201, answered",
    "192.0.2.1, 24, c0000202, c0000101, DESTINATION_NOT_OURS",
    "192.0.2.1, 24, c0000202, c00003ff, DESTINATION_NOT_OURS",
    "192.0.2.1, 30, c0000202, c0000201, answered",
    "192.0.2.1, 30, c0000200, c0000201, SOURCE_NETWORK_NUMBER",
    "192.0.2.1, 30, c0000203, c0000201, SOURCE_DIRECTED_BROADCAST",
    "192.0.2.1, 30, c0000202, c0000203, DESTINATION_DIRECTED_BROADCAST",
    "192.0.2.1, 30, c00002ff, c0000201, answered",
    // Two hosts and nothing else (RFC 3021, section 3.1).
    "192.0.2.1, 31, c0000200, c0000201, answered",
    "192.0.2.0, 31, c0000201, c0000200, answered",
    "192.0.2.1, 31, c0000202, c0000200, DESTINATION_NOT_OURS",
    "192.0.2.1, 32, c0000200, c0000201, answered",
    "192.0.2.1, 32, c0000201, c0000201, SOURCE_OWN_ADDRESS",
    "192.0.2.255, 32, c0000200, c00002ff, answered",
    "10.0.0.1, 8, 0affffff, 0a000001, SOURCE_DIRECTED_BROADCAST",
    "10.0.0.1, 8, 0a0000ff, 0a000001, answered",
    "10.0.0.255, 8, 0a000000, 0a0000ff, SOURCE_NETWORK_NUMBER",
    "128.0.0.1, 1, ffffffff, 80000001, SOURCE_LIMITED_BROADCAST",
    "128.0.0.1, 1, 80000000, 80000001, SOURCE_NETWORK_NUMBER",
  })
  void byPrefixLength(
      String own, int prefixLength, String source, String destination, String outcome) {
    EchoResponder responder =
        new EchoResponder(ResponderSettings.of(Wire.address(own), prefixLength));
    byte[] frame = echo().source(source).destination(destination).frame();
    boolean answered = !responder.respond(frame).isEmpty();
    String seen = answered ? "answered" : responder.lastDrop().orElseThrow().name();
    assertEquals(outcome, seen);
  }
}
