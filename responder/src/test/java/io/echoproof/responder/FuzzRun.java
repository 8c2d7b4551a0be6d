package io.echoproof.responder;

import static io.echoproof.responder.Wire.naiveSum;
import static io.echoproof.responder.Wire.u16;

import io.echoproof.responder.FuzzOracle.Verdict;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;

/** Feeds a responder with mutated frames and looks at everything that it sends. */
final class FuzzRun {
  private static final int FRAMES_PER_SETTINGS = 20_000;

  private final FuzzFrames frames;
  private final FakeClock clock = new FakeClock();
  private final EchoResponder responder = new EchoResponder(Wire.SETTINGS, clock);
  private final ByteBuffer in;
  private final byte[] out = new byte[65_535];
  private final ByteBuffer outBuffer = ByteBuffer.wrap(out);
  private FuzzOracle oracle = new FuzzOracle(Wire.SETTINGS);
  private ResponderSettings settings = Wire.SETTINGS;

  FuzzRun(long seed) {
    frames = new FuzzFrames(seed);
    in = ByteBuffer.wrap(frames.frame());
  }

  CounterSnapshot counters() {
    return responder.counters().snapshot();
  }

  /** Feeds that many frames; throws what the first one that was treated wrongly says. */
  void feed(long count) {
    for (long i = 0; i < count; i++) {
      if (i % FRAMES_PER_SETTINGS == 0) {
        changeSettings();
      }
      frames.next();
      try {
        feedOne();
      } catch (RuntimeException | AssertionError e) {
        byte[] frame = Arrays.copyOf(frames.frame(), frames.length());
        throw new AssertionError(
            e + "; frame " + HexFormat.of().formatHex(frame) + " under " + settings, e);
      }
    }
    CounterSnapshot counted = counters();
    long sum = counted.answered() + counted.droppedInAll() + counted.fragments();
    check(counted.received() == sum, "counters do not add up");
  }

  private void changeSettings() {
    SplittableRandom random = frames.random();
    settings = Wire.SETTINGS.withMtu(random.nextInt(4) == 0 ? 68 + random.nextInt(2000) : 1500);
    for (Feature feature : Feature.values()) {
      boolean change = random.nextInt(feature == Feature.ECHO ? 16 : 2) == 0;
      settings = settings.with(feature, settings.has(feature) != change);
    }
    responder.reconfigure(settings);
    oracle = oracle.with(settings);
    clock.pass(Duration.ofSeconds(random.nextInt(70)));
    responder.expire();
  }

  private void feedOne() {
    byte[] frame = frames.frame();
    Verdict verdict = oracle.read(frame, frames.length());
    int length = responder.accept(in, 0, frames.length());
    if (length == 0) {
      check(verdict != Verdict.REPLY, "silence to a right request");
      return;
    }
    check(verdict != Verdict.SILENCE, "a reply to what must get silence");
    long messageLength = 0;
    long octets = 0;
    long sum = 0;
    int identification = 0;
    while (length != 0) {
      Arrays.fill(out, 0, length, (byte) 0xA5);
      int next = responder.reply(in, 0, outBuffer, 0);
      int header = checkHeader(frame, length);
      check(messageLength == 0 || u16(out, 4) == identification, "identification");
      identification = u16(out, 4);
      check(u16(out, 6) == ((next != 0 ? 0x2000 : 0) | messageLength / 8), "flags, offset");
      check(next == 0 || (length - header) % 8 == 0, "cut at no multiple of eight");
      sum += naiveSum(out, header, length - header);
      if (messageLength == 0) {
        check(out[header] == 0 || out[header] == 14, "type");
      }
      if (!oracle.isFragment() && out[header] == 0 && next == 0 && messageLength == 0) {
        int request = oracle.messageOffset();
        int size = length - header;
        check(
            Arrays.equals(out, header + 4, length, frame, request + 4, request + size),
            "identifier, sequence number or data changed");
      }
      messageLength += length - header;
      octets += length - (octets == 0 ? 0 : header);
      length = next;
    }
    check(messageLength != 0 && sum % 0xFFFF == 0 && sum != 0, "checksum");
    check(messageLength <= oracle.allowedMessage(), "more data than came in");
    // What is above it is the headers of fragments behind the first.
    check(octets <= oracle.allowedMessage() + 60, "more octets than came in");
    if (!oracle.isFragment()) {
      check(octets <= frames.length(), "more octets than the request has");
    }
    oracle.answered();
  }

  private int checkHeader(byte[] frame, int length) {
    int header = (out[0] & 0x0F) * 4;
    check((out[0] & 0xF0) == 0x40 && header >= 20, "version and header length");
    check(u16(out, 2) == length && length <= settings.mtu(), "length");
    check(naiveSum(out, 0, header) == 0xFFFF, "header checksum");
    check(out[8] == 64 && out[9] == 1, "ttl and protocol");
    check(FuzzOracle.u32(out, 12) == 0xC0000201, "source");
    int destination = FuzzOracle.u32(out, 16);
    check(FuzzOracle.canBeAnswered(destination), "destination");
    boolean routed = settings.has(Feature.SOURCE_ROUTE);
    check(routed || destination == FuzzOracle.u32(frame, 12), "destination is not the source");
    return header;
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
