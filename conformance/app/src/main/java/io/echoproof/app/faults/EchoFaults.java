package io.echoproof.app.faults;

import static io.echoproof.app.faults.Edit.HEADER;
import static io.echoproof.app.faults.Edit.data;
import static io.echoproof.app.faults.Edit.hasRightHeaderChecksum;
import static io.echoproof.app.faults.Edit.headerLength;
import static io.echoproof.app.faults.Edit.inbound;
import static io.echoproof.app.faults.Edit.isFragment;
import static io.echoproof.app.faults.Edit.isMessage;
import static io.echoproof.app.faults.Edit.isRequest;
import static io.echoproof.app.faults.Edit.isSound;
import static io.echoproof.app.faults.Edit.put16;
import static io.echoproof.app.faults.Edit.put8;
import static io.echoproof.app.faults.Edit.replies;
import static io.echoproof.app.faults.Edit.resized;
import static io.echoproof.app.faults.Edit.s32;
import static io.echoproof.app.faults.Edit.swapped;
import static io.echoproof.app.faults.Edit.totalLength;
import static io.echoproof.app.faults.Edit.type;
import static io.echoproof.app.faults.Edit.u16;
import static io.echoproof.app.faults.Edit.u8;
import static io.echoproof.app.faults.Edit.withMessageChecksum;
import static io.echoproof.app.faults.Edit.withType;
import static io.echoproof.app.faults.Edit.without;
import static io.echoproof.app.faults.PlantedFault.stateful;
import static io.echoproof.app.faults.PlantedFault.stateless;

import io.echoproof.app.frame.IcmpLayout;
import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.conformance.link.FrameFunction;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** What stacks get wrong about echo messages. */
final class EchoFaults {
  private EchoFaults() {}

  private static PlantedFault reply(String name, String what, UnaryOperator<byte[]> change) {
    return stateless(name, what, s -> replies(s, f -> withMessageChecksum(change.apply(f))));
  }

  private static int identifier(byte[] f) {
    return headerLength(f) + IcmpLayout.IDENTIFIER;
  }

  private static int sequenceNumber(byte[] f) {
    return headerLength(f) + IcmpLayout.SEQUENCE_NUMBER;
  }

  private static byte[] asString(byte[] f) {
    int at = data(f);
    while (at < f.length && f[at] != 0) {
      at++;
    }
    Arrays.fill(f, at, f.length, (byte) 0);
    return f;
  }

  static List<PlantedFault> all() {
    return List.of(
        reply(
            "identifier-swapped",
            "The identifier's octets are swapped.",
            f -> swapped(f, identifier(f))),
        reply(
            "sequence-swapped",
            "The sequence number's octets are swapped.",
            f -> swapped(f, sequenceNumber(f))),
        reply(
            "identifier-zero", "The identifier is not returned.", f -> put16(f, identifier(f), 0)),
        reply(
            "sequence-incremented",
            "The sequence number is counted up.",
            f -> put16(f, sequenceNumber(f), u16(f, sequenceNumber(f)) + 1)),
        reply(
            "sequence-carries",
            "Where the sequence number's low octet is FF the high one is counted up.",
            f ->
                u8(f, sequenceNumber(f) + 1) == 0xFF
                    ? put8(f, sequenceNumber(f), u8(f, sequenceNumber(f)) + 1)
                    : f),
        reply(
            "long-odd-data-loses-last-octet",
            "Of an odd number of data octets above 1024 the last one comes back as 0.",
            f ->
                f.length - data(f) > 1024 && (f.length - data(f)) % 2 == 1
                    ? put8(f, f.length - 1, 0)
                    : f),
        reply(
            "sequence-signed",
            "The sequence number's highest bit is lost.",
            f -> put16(f, sequenceNumber(f), u16(f, sequenceNumber(f)) & 0x7FFF)),
        reply(
            "data-ends-at-nul",
            "The data is copied as a string: behind its first octet 0 all are 0.",
            EchoFaults::asString),
        reply(
            "last-sequence-becomes-zero",
            "The 65,536th sequence number wraps too early.",
            f -> u16(f, sequenceNumber(f)) == 0xFFFF ? put16(f, sequenceNumber(f), 0) : f),
        reply(
            "identifier-and-sequence-zero",
            "Both are not returned.",
            f -> put16(put16(f, identifier(f), 0), sequenceNumber(f), 0)),
        reply(
            "reply-code-one",
            "The reply's code is 1.",
            f -> put8(f, headerLength(f) + IcmpLayout.CODE, 1)),
        reply(
            "reply-is-a-request",
            "The type is left at 8.",
            f -> put8(f, headerLength(f), IcmpLayout.ECHO_REQUEST)),
        reply(
            "data-seven-bits",
            "The data is taken for text of seven bits.",
            f -> changed(f, data(f), v -> (byte) (v & 0x7F))),
        reply(
            "data-ff-becomes-00",
            "An FF in the data is taken for an end.",
            f -> changed(f, data(f), v -> v == -1 ? 0 : v)),
        reply(
            "data-last-octet-zero",
            "A terminator is written over the last octet.",
            f -> data(f) < f.length ? put8(f, f.length - 1, 0) : f),
        reply(
            "data-beyond-1024-zero",
            "Behind 1024 octets the data is not copied.",
            f -> changed(f, data(f) + 1024, v -> (byte) 0)),
        reply(
            "data-spoilt-at-full-frame",
            "The last octet of a full frame is wrong.",
            f -> f.length == 1500 ? put8(f, 1499, u8(f, 1499) ^ 1) : f),
        stateless(
            "data-cut-at-40",
            "There is room for 40 octets of message.",
            s -> replies(s, f -> f.length > HEADER + 40 ? resized(f, HEADER + 40) : f)),
        stateless(
            "message-always-40",
            "Every reply's message has 40 octets.",
            s -> replies(s, f -> resized(f, HEADER + 40))),
        stateless(
            "odd-data-cut",
            "An odd octet of data is lost.",
            s -> replies(s, f -> f.length % 2 == 1 ? resized(f, f.length - 1) : f)),
        stateless(
            "odd-data-padded",
            "Odd data is padded.",
            s -> replies(s, f -> f.length % 2 == 1 ? resized(f, f.length + 1) : f)),
        stateless(
            "no-data-dropped",
            "A request without data is dropped.",
            s -> without(s, f -> isRequest(f) && totalLength(f) == data(f))),
        stateless(
            "identifier-zero-dropped",
            "Identifier 0 is dropped.",
            s -> without(s, f -> isRequest(f) && u16(f, identifier(f)) == 0)),
        stateless(
            "sequence-zero-dropped",
            "Sequence number 0 is dropped.",
            s -> without(s, f -> isRequest(f) && u16(f, sequenceNumber(f)) == 0)),
        stateless(
            "short-message-answered",
            "A message shorter than eight octets is filled up.",
            s -> inbound(s, EchoFaults::filledUp)),
        stateful(
            "duplicates-dropped",
            "A request like the one before is dropped.",
            EchoFaults::duplicatesDropped),
        stateful(
            "every-100th-twice",
            "Every 100th reply is sent twice.",
            EchoFaults::everyHundredthTwice),
        stateful(
            "every-1000th-lost",
            "Every 1000th request is lost.",
            s -> {
              AtomicInteger count = new AtomicInteger();
              return without(s, f -> isRequest(f) && count.incrementAndGet() % 1000 == 0);
            }),
        stateful(
            "filled-from-buffer",
            "Short replies are filled from the buffer.",
            EchoFaults::filledFromBuffer),
        stateful(
            "stale-length",
            "A short reply after a long one keeps one octet of it.",
            EchoFaults::staleOctet),
        stateful(
            "stops-after-5000",
            "After 5,000 frames nothing is answered any more.",
            s -> {
              AtomicInteger count = new AtomicInteger();
              return without(s, f -> count.incrementAndGet() > 5_000);
            }),
        stateful(
            "dies-after-3000",
            "A leak kills it after 3,000 frames.",
            s -> {
              AtomicInteger count = new AtomicInteger();
              return Edit.dying(s, f -> count.incrementAndGet() > 3_000);
            }),
        stateless(
            "echo-replies-answered",
            "An echo reply is answered.",
            s ->
                inbound(
                    s,
                    f ->
                        Edit.isIntactMessage(f) && type(f) == IcmpLayout.ECHO_REPLY
                            ? withType(f, IcmpLayout.ECHO_REQUEST)
                            : f)));
  }

  private interface OctetChange {
    byte of(byte value);
  }

  private static byte[] changed(byte[] f, int from, OctetChange change) {
    for (int i = from; i < f.length; i++) {
      f[i] = change.of(f[i]);
    }
    return f;
  }

  private static byte[] filledUp(byte[] f) {
    boolean shortRequest =
        isSound(f)
            && hasRightHeaderChecksum(f)
            && f[Ipv4Layout.PROTOCOL] == Ipv4Layout.PROTOCOL_ICMP
            && !isFragment(f)
            && totalLength(f) > headerLength(f)
            && totalLength(f) < data(f)
            && type(f) == IcmpLayout.ECHO_REQUEST;
    return shortRequest ? resized(f, data(f)) : f;
  }

  private static FrameFunction duplicatesDropped(FrameFunction stack) {
    AtomicLong last = new AtomicLong(-1);
    return (frame, out) ->
        stack.accept(
            frame,
            reply -> {
              byte[] f = reply.toByteArray();
              if (!isMessage(f) || last.getAndSet(s32(f, identifier(f))) != s32(f, identifier(f))) {
                out.accept(reply);
              }
            });
  }

  private static FrameFunction everyHundredthTwice(FrameFunction stack) {
    AtomicInteger count = new AtomicInteger();
    return (frame, out) ->
        stack.accept(
            frame,
            reply -> {
              out.accept(reply);
              if (count.incrementAndGet() % 100 == 0) {
                out.accept(reply);
              }
            });
  }

  private static FrameFunction filledFromBuffer(FrameFunction stack) {
    byte[] buffer = new byte[1 << 16];
    return replies(
        stack,
        f -> {
          System.arraycopy(f, 0, buffer, 0, f.length);
          int length = Math.max(f.length, 32);
          return resized(Arrays.copyOf(buffer, length), length);
        });
  }

  /** The last octet of data comes from the longest reply so far when the data is odd and short. */
  private static FrameFunction staleOctet(FrameFunction stack) {
    byte[] longest = new byte[1 << 16];
    AtomicInteger length = new AtomicInteger();
    return replies(
        stack,
        f -> {
          if (f.length >= length.get()) {
            System.arraycopy(f, 0, longest, 0, f.length);
            length.set(f.length);
            return f;
          }
          boolean odd = f.length % 2 == 1;
          return odd ? withMessageChecksum(put8(f, f.length - 1, longest[f.length - 1])) : f;
        });
  }
}
