package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.wire.Echo;
import io.echoproof.conformance.wire.Expectation;
import io.echoproof.conformance.wire.Mutation;
import io.echoproof.conformance.wire.Probe;
import io.echoproof.conformance.wire.Wire;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Version, IHL and total length of the IPv4 header (RFC 791, section 3.1). */
final class VersionAndLengthCases {
  private static final int NOP = 1;

  /**
   * A dropped datagram with a broken header must not be reported either; that is a row of its own.
   */
  private static void dropped(
      Wire wire, String row, String label, Supplier<Echo> valid, Mutation m) {
    wire.rejects(row, label, valid, m, Expectation.silence().withErrorsAgainst("HDR-18"));
  }

  @Case(
      value = "HDR-01.other-versions",
      title = "Every version but 4 and 6 is dropped",
      alsoVerifies = "HDR-18",
      needs = {Carriage.OTHER_VERSION, Carriage.BROKEN_HEADER})
  void otherVersions(Wire wire) {
    IntStream.range(0, 16)
        .filter(version -> version != 4 && version != 6)
        .forEach(
            version ->
                dropped(
                    wire,
                    "HDR-01",
                    "version " + version,
                    () -> wire.echo(0),
                    echo -> echo.header(h -> h.version(version)).frame()));
  }

  @Case(
      value = "HDR-02.version-6",
      title = "An IPv4 header whose version says 6 is dropped",
      alsoVerifies = "HDR-18",
      needs = {Carriage.NOT_IPV4, Carriage.BROKEN_HEADER})
  void versionSix(Wire wire) {
    dropped(
        wire,
        "HDR-02",
        "version 6",
        () -> wire.echo(0),
        echo -> echo.header(h -> h.version(6)).frame());
  }

  @Case(
      value = "HDR-06.short-ihl",
      title = "IHL 0 to 4 is dropped",
      alsoVerifies = "HDR-18",
      needs = Carriage.BROKEN_HEADER)
  void shortIhl(Wire wire) {
    for (int words = 0; words < 5; words++) {
      int ihl = words;
      dropped(
          wire,
          "HDR-06",
          "IHL " + ihl,
          () -> wire.echo(0),
          echo -> echo.header(h -> h.ihl(ihl)).frame());
    }
  }

  @Case(
      value = "HDR-07.long-ihl",
      title = "An IHL beyond the end of the frame is dropped",
      alsoVerifies = "HDR-18",
      needs = Carriage.BROKEN_HEADER)
  void longIhl(Wire wire) {
    dropped(
        wire,
        "HDR-07",
        "IHL 6 in a frame of 20 octets",
        () -> wire.echo(0),
        echo -> echo.header(h -> h.ihl(6).totalLength(20)).frame().slice(0, 20));
    dropped(
        wire,
        "HDR-07",
        "IHL 15 in a frame of 28 octets",
        () -> wire.echo(0),
        echo -> echo.header(h -> h.ihl(15)).frame());
  }

  @Case(
      value = "HDR-08.short-total-length",
      title = "A total length below the header length is dropped",
      alsoVerifies = "HDR-18",
      needs = Carriage.BROKEN_HEADER)
  void shortTotalLength(Wire wire) {
    for (int length : new int[] {0, 1, 19}) {
      dropped(
          wire,
          "HDR-08",
          "total length " + length,
          () -> wire.echo(0),
          echo -> echo.header(h -> h.totalLength(length)).frame());
    }
    dropped(
        wire,
        "HDR-08",
        "total length 20 with IHL 6",
        () -> wire.echo(0),
        echo -> echo.options(Octets.repeat(NOP, 4)).header(h -> h.totalLength(20)).frame());
  }

  @Case(
      value = "HDR-09.trailing-octets",
      title = "Octets behind the total length are neither summed nor returned",
      needs = Carriage.TRAILER)
  void trailingOctets(Wire wire) {
    trailing(wire, wire.echo(Octets.ofInts(0xFF)), Octets.ofInts(0xA5, 0xA5));
    trailing(wire, wire.echo(8), Octets.ofInts(0xA5));
    trailing(wire, wire.echo(8), Octets.repeat(0xA5, Sizes.atMost(wire, 1008) - 8));
  }

  private static void trailing(Wire wire, Echo echo, Octets trailer) {
    String label =
        Count.data(echo.message().data().length()) + " and " + trailer.length() + " behind them";
    wire.answers(
        label,
        echo.trailer(trailer),
        Rules.sameTotalLength(),
        Rules.nothingBehind(),
        Rules.sameData(),
        Rules.checksumVerifies());
  }

  @Case(
      value = "HDR-10.truncated",
      title = "A total length beyond the end of the frame is dropped",
      alsoVerifies = "HDR-18",
      needs = Carriage.BROKEN_HEADER)
  void truncated(Wire wire) {
    for (int missing : new int[] {1, 8}) {
      dropped(
          wire,
          "HDR-10",
          missing + " octets fewer than the total length says",
          () -> wire.echo(4),
          echo -> echo.header(h -> h.totalLength(32 + missing)).frame());
    }
    dropped(
        wire,
        "HDR-10",
        "total length 65535 in a frame of 32 octets",
        () -> wire.echo(4),
        echo -> echo.header(h -> h.totalLength(0xFFFF)).frame());
  }

  @Case(
      value = "HDR-11.no-icmp",
      title = "A header without any ICMP octet is dropped",
      alsoVerifies = "HDR-18",
      needs = Carriage.TRAILER)
  void noIcmp(Wire wire) {
    dropped(
        wire,
        "HDR-11",
        "total length 20, frame of 20 octets",
        () -> wire.echo(0),
        echo -> echo.header(h -> h.totalLength(20)).frame().slice(0, 20));
    dropped(
        wire,
        "HDR-11",
        "total length 20, a whole echo behind it",
        () -> wire.echo(0),
        echo -> echo.header(h -> h.totalLength(20)).frame());
  }

  @Case(
      value = "HDR-14.short-frames",
      title = "Frames of 1, 4, 8 and 19 octets do no harm",
      needs = {Carriage.SHORT_FRAME, Carriage.OTHER_VERSION, Carriage.BROKEN_HEADER})
  void shortFrames(Wire wire) {
    for (int length : new int[] {1, 4, 8, 19}) {
      for (int first : new int[] {0x45, 0x00, 0xFF}) {
        harmless(
            wire,
            length + " octets beginning with " + String.format("%02x", first),
            Octets.repeat(0, length).with(0, first));
      }
      harmless(
          wire,
          "the first " + length + " octets of an echo",
          wire.echo(0).frame().slice(0, length));
    }
  }

  @Case(
      value = "HDR-14.empty-frame",
      title = "An empty frame does no harm",
      needs = Carriage.EMPTY_FRAME)
  void emptyFrame(Wire wire) {
    harmless(wire, "an empty frame", Octets.EMPTY);
  }

  private static void harmless(Wire wire, String label, Octets frame) {
    wire.survives(Probe.raw("HDR-14", label, frame).expecting(Expectation.silence()));
  }
}
