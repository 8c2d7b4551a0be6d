package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.Setting;
import io.echoproof.conformance.wire.Answer;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.LedgerEntry;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.ReplyRule;
import io.echoproof.conformance.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Extended echo, PROBE (RFC 8335). But for the first case it has to be switched on. */
final class ExtendedEchoCases {
  private static final int BURST = 1_000;
  private static final int CODE = 7;
  private static final int REQUEST_TOS = 0xFD;
  private static final int REQUEST_TTL = 3;
  private static final Octets TAIL = Octets.of("TAIL".getBytes(StandardCharsets.US_ASCII));
  private static final Ipv4Address ALL_HOSTS = Ipv4Address.of(224, 0, 0, 1);

  private static void asked(Wire wire, String row, String label, Echo request, ReplyRule... rules) {
    wire.ask(ExtendedEchoes.probe(row, label, request, rules));
  }

  /** Its other reply is the echo reply of the twin, so that it is known to have been seen. */
  @Case(
      value = "PRB-01.disabled",
      title = "An extended echo request is not answered unless that was enabled")
  void disabled(Wire wire) {
    if (wire.target().offers("probe") && !wire.canSwitch(Setting.PROBE)) {
      wire.nothingToJudge("it was enabled, and can't be switched from here");
      return;
    }
    Octets byIndex = ExtendedEchoes.structure(ExtendedEchoes.byIndex(1));
    Octets byAddress = ExtendedEchoes.structure(ExtendedEchoes.byAddress(wire.target().address()));
    for (Octets data : List.of(byIndex, byAddress)) {
      Echo request = ExtendedEchoes.request(wire, data);
      wire.rejects(
          "an extended echo request about " + (data.equals(byIndex) ? "index 1" : "its address"),
          () -> wire.echo(data),
          echo -> request.frame());
    }
    // What is malformed is not answered with code 1 either (RFC 8335, section 4).
    for (Octets data : List.of(Octets.EMPTY, Octets.ofInts(0), Octets.repeat(0, 8), TAIL)) {
      Echo request = ExtendedEchoes.request(wire, data);
      wire.rejects(
          "an extended echo request with " + Count.data(data.length()) + " and no structure",
          () -> wire.echo(4),
          echo -> request.frame());
    }
  }

  @Case(
      value = "PRB-02.copied",
      title = "The reply has the key, the extension structure and the data of the request")
  void copied(Wire wire) {
    Octets address = ExtendedEchoes.byAddress(wire.target().address());
    Map<String, Octets> requests = new LinkedHashMap<>();
    requests.put("by name", ExtendedEchoes.structure(ExtendedEchoes.byName("lo")));
    requests.put("by index", ExtendedEchoes.structure(ExtendedEchoes.byIndex(1)));
    requests.put("by address", ExtendedEchoes.structure(address));
    requests.put("by address, TAIL behind it", ExtendedEchoes.structure(address).plus(TAIL));
    wire.with(
        Setting.PROBE,
        () ->
            requests.forEach(
                (label, data) ->
                    asked(
                        wire,
                        "PRB-02",
                        label,
                        ExtendedEchoes.request(wire, data),
                        ExtendedEchoRules.sameKey(),
                        ExtendedEchoRules.sameData(),
                        Rules.checksumVerifies())));
  }

  @Case(
      value = "PRB-03.code",
      title = "The code of the request is ignored: without an error the reply has code 0")
  void code(Wire wire) {
    wire.with(
        Setting.PROBE,
        () -> {
          for (int code : new int[] {0, CODE, 255}) {
            Echo request = ExtendedEchoes.aboutOwnAddress(wire).code(code);
            asked(wire, "PRB-03", "code " + code, request, ExtendedEchoRules.codeIs(0));
          }
        });
  }

  @Case(value = "PRB-04.malformed", title = "A malformed query is answered with code 1")
  void malformed(Wire wire) {
    Octets object = ExtendedEchoes.byAddress(wire.target().address());
    Octets right = ExtendedEchoes.structure(object);
    Map<String, Octets> queries = new LinkedHashMap<>();
    queries.put("no extension structure", Octets.EMPTY);
    queries.put("no object", ExtendedEchoes.structure(Octets.EMPTY));
    queries.put("two objects", ExtendedEchoes.structure(object.plus(object)));
    queries.put("version 1", ExtendedEchoes.summed(right.with(0, 0x10)));
    queries.put("a wrong checksum in the structure", right.with(2, right.u8(2) ^ 0x55));
    queries.put("checksum 0 in the structure", right.with(2, 0).with(3, 0));
    wire.with(
        Setting.PROBE,
        () ->
            queries.forEach(
                (label, data) ->
                    asked(
                        wire,
                        "PRB-04",
                        label,
                        ExtendedEchoes.request(wire, data),
                        ExtendedEchoRules.codeIs(1),
                        ExtendedEchoRules.noInterfaceBits())));
  }

  @Case(value = "PRB-05.no-such-interface", title = "An unknown interface is answered with code 2")
  void noSuchInterface(Wire wire) {
    wire.with(
        Setting.PROBE,
        () -> {
          Octets data = ExtendedEchoes.structure(ExtendedEchoes.byName("zz9"));
          Echo request = ExtendedEchoes.request(wire, data);
          asked(wire, "PRB-05", "interface zz9", request, ExtendedEchoRules.codeIs(2));
        });
  }

  /**
   * With the L bit clear the question is about a neighbour (RFC 8335, section 2); a target need not
   * let others ask that, and is silent then. Code 4 would need two interfaces with one address,
   * which a tester can't arrange.
   */
  @Case(value = "PRB-05.no-such-entry", title = "An unknown neighbour is answered with code 3")
  void noSuchEntry(Wire wire) {
    wire.with(
        Setting.PROBE,
        () -> {
          Ipv4Address nobody = wire.freshSource();
          Octets data = ExtendedEchoes.structure(ExtendedEchoes.byAddress(nobody));
          Probe probe =
              Probe.of(
                      "PRB-05",
                      "the neighbour " + nobody,
                      ExtendedEchoes.flagged(wire, data, 0),
                      ExtendedEchoRules.codeIs(3),
                      ExtendedEchoRules.noInterfaceBits())
                  .expecting(Expectation.atMostOne(Answer.EXTENDED_ECHO_REPLY));
          if (!wire.awaitReplies(wire.survives(probe), 1)) {
            wire.nothingToJudge("the target lets nobody ask about its neighbours");
          }
        });
  }

  private static void header(Wire wire, String row, ReplyRule... rules) {
    wire.with(
        Setting.PROBE,
        () -> {
          Echo request =
              ExtendedEchoes.aboutOwnAddress(wire).header(h -> h.tos(REQUEST_TOS).ttl(REQUEST_TTL));
          asked(wire, row, "TOS fd, TTL 3", request, rules);
        });
  }

  @Case(value = "PRB-06.header", title = "The reply has DF set, TTL 255 and DSCP CS0")
  void header(Wire wire) {
    header(
        wire,
        "PRB-06",
        ExtendedEchoRules.dontFragment(),
        ExtendedEchoRules.ttl(),
        ExtendedEchoRules.dscp());
  }

  @Case(value = "TTL-06.probe", title = "The reply to an extended echo request has TTL 255")
  void timeToLive(Wire wire) {
    header(wire, "TTL-06", ExtendedEchoRules.ttl());
  }

  @Case(value = "TOS-06.probe", title = "The reply to an extended echo request has DSCP CS0")
  void differentiatedServices(Wire wire) {
    header(wire, "TOS-06", ExtendedEchoRules.dscp());
  }

  @Case(
      value = "PRB-07.not-unicast",
      title = "No reply to a multicast address, and none to a source that is not unicast",
      needs = Carriage.ANY_ADDRESS)
  void notUnicast(Wire wire) {
    wire.with(
        Setting.PROBE,
        () -> {
          notAnswered(wire);
          wire.with(Setting.BROADCAST_ECHO, () -> notAnswered(wire));
        });
  }

  private static void notAnswered(Wire wire) {
    silent(
        wire,
        "to " + ALL_HOSTS,
        ExtendedEchoes.aboutOwnAddress(wire).header(h -> h.destination(ALL_HOSTS)));
    List<Ipv4Address> sources = new ArrayList<>(List.of(ALL_HOSTS, Ipv4Address.LIMITED_BROADCAST));
    if (wire.target().prefix().hasBroadcast()) {
      sources.add(wire.target().prefix().broadcast());
    }
    for (Ipv4Address source : sources) {
      silent(
          wire,
          "from " + source,
          ExtendedEchoes.aboutOwnAddress(wire).header(h -> h.source(source)));
    }
  }

  private static void silent(Wire wire, String label, Echo request) {
    wire.send(Probe.of("PRB-07", label, request).expecting(Expectation.silence()));
    Echo valid = ExtendedEchoes.aboutOwnAddress(wire);
    wire.ask(
        ExtendedEchoes.probe("PRB-07", "valid twin of: " + label, valid)
            .expecting(Expectation.atLeastOne(Answer.EXTENDED_ECHO_REPLY))
            .as(Probe.Role.TWIN));
  }

  @Case(
      value = "PRB-08.reserved",
      title = "Reserved bits are ignored in requests and zero in replies")
  void reserved(Wire wire) {
    Octets own = ExtendedEchoes.structure(ExtendedEchoes.byAddress(wire.target().address()));
    Octets unknown = ExtendedEchoes.structure(ExtendedEchoes.byName("zz9"));
    wire.with(
        Setting.PROBE,
        () -> {
          asked(
              wire,
              "PRB-08",
              "reserved and L bits all set",
              ExtendedEchoes.flagged(wire, own, 0xFF),
              ExtendedEchoRules.codeIs(0),
              ExtendedEchoRules.reservedIsZero());
          asked(
              wire,
              "PRB-08",
              "the same about an interface that is not there",
              ExtendedEchoes.flagged(wire, unknown, 0xFF),
              ExtendedEchoRules.reservedIsZero(),
              ExtendedEchoRules.interfaceBitsWithCodeZeroOnly());
        });
  }

  @Case(value = "PRB-09.rate", title = "Of 1000 requests in a burst not all are answered")
  void rate(Wire wire) {
    wire.with(
        Setting.PROBE,
        () -> {
          List<LedgerEntry> entries = new ArrayList<>();
          for (int i = 0; i < BURST; i++) {
            entries.add(
                wire.send(
                    Probe.of(
                            "PRB-09",
                            "request " + i + " of a burst",
                            ExtendedEchoes.aboutOwnAddress(wire))
                        .expecting(Expectation.free(Answer.EXTENDED_ECHO_REPLY))));
          }
          wire.sentinel();
          long seen = entries.stream().filter(entry -> entry.answers() > 0).count();
          wire.observe("PRB-09", "extended echo replies of " + BURST, String.valueOf(seen));
          if (seen >= BURST) {
            wire.fail(
                "PRB-09",
                "no limit on extended echo replies",
                "fewer than " + BURST + " replies",
                seen + " replies",
                entries.get(BURST - 1));
          }
        });
  }
}
