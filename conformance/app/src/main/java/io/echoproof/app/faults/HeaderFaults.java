package io.echoproof.app.faults;

import static io.echoproof.app.faults.Edit.HEADER;
import static io.echoproof.app.faults.Edit.OWN;
import static io.echoproof.app.faults.Edit.answers;
import static io.echoproof.app.faults.Edit.complaining;
import static io.echoproof.app.faults.Edit.destination;
import static io.echoproof.app.faults.Edit.dying;
import static io.echoproof.app.faults.Edit.hasRightHeaderChecksum;
import static io.echoproof.app.faults.Edit.headerLength;
import static io.echoproof.app.faults.Edit.inbound;
import static io.echoproof.app.faults.Edit.isIntactMessage;
import static io.echoproof.app.faults.Edit.isMessage;
import static io.echoproof.app.faults.Edit.isSound;
import static io.echoproof.app.faults.Edit.outbound;
import static io.echoproof.app.faults.Edit.put16;
import static io.echoproof.app.faults.Edit.put8;
import static io.echoproof.app.faults.Edit.replies;
import static io.echoproof.app.faults.Edit.resized;
import static io.echoproof.app.faults.Edit.totalLength;
import static io.echoproof.app.faults.Edit.u16;
import static io.echoproof.app.faults.Edit.u8;
import static io.echoproof.app.faults.Edit.withHeaderChecksum;
import static io.echoproof.app.faults.Edit.without;
import static io.echoproof.app.faults.PlantedFault.stateful;
import static io.echoproof.app.faults.PlantedFault.stateless;

import io.echoproof.app.frame.IcmpLayout;
import io.echoproof.app.frame.InternetSum;
import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Octets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What stacks get wrong about the IPv4 header. */
final class HeaderFaults {
  private static final int RESERVED = 0x80;

  private HeaderFaults() {}

  static List<PlantedFault> all() {
    return List.of(
        stateless(
            "header-checksum-not-verified",
            "The header checksum is not looked at.",
            s -> inbound(s, f -> isSound(f) ? withHeaderChecksum(f) : f)),
        stateless(
            "header-checksum-without-options",
            "The header checksum is verified over 20 octets, or not at all where there are more.",
            s ->
                inbound(
                    s,
                    f ->
                        isSound(f) && headerLength(f) > HEADER && !hasRightHeaderChecksum(f)
                            ? withHeaderChecksum(f)
                            : f)),
        stateless(
            "header-checksum-up-to-40",
            "Of a header that is longer than 40 octets the checksum is not verified.",
            s -> inbound(s, f -> isSound(f) && headerLength(f) > 40 ? withHeaderChecksum(f) : f)),
        stateless(
            "version-three-bits",
            "The version's highest bit is lost, so that 12 is 4.",
            s -> inbound(s, f -> f.length > 0 && u8(f, 0) >>> 4 == 12 ? versionIgnored(f) : f)),
        stateless(
            "reserved-flag-with-df-dropped",
            "Flags are compared with those that are known: none, and DF alone.",
            s -> without(s, f -> isSound(f) && u8(f, Ipv4Layout.FLAGS_AND_OFFSET) >>> 5 == 6)),
        stateless(
            "dies-of-65535",
            "The largest frame there is overruns a buffer that is one octet smaller.",
            s -> dying(s, f -> f.length == 0xFFFF)),
        stateless(
            "identification-ffff-dropped",
            "Identification FFFF is taken for none.",
            s -> without(s, f -> isSound(f) && u16(f, Ipv4Layout.IDENTIFICATION) == 0xFFFF)),
        stateless(
            "tos-loses-reliability",
            "The bit that was reliability once is cleared in the reply where precedence is not 0.",
            s ->
                replies(
                    s,
                    f -> u8(f, 1) >= 0x20 ? withHeaderChecksum(put8(f, 1, u8(f, 1) & 0xFB)) : f)),
        stateless(
            "header-checksum-zero-accepted",
            "A header checksum of 0000 is taken for 'not computed', as in UDP.",
            s ->
                inbound(
                    s,
                    f ->
                        isSound(f) && u16(f, Ipv4Layout.HEADER_CHECKSUM) == 0
                            ? withHeaderChecksum(f)
                            : f)),
        stateless(
            "header-right-zero-dropped",
            "A header checksum of 0000 is taken for 'not computed', and that is not allowed here.",
            s -> without(s, f -> isSound(f) && u16(f, Ipv4Layout.HEADER_CHECKSUM) == 0)),
        stateless(
            "header-checksum-low-octet",
            "Only the low octet of the header checksum is compared.",
            s -> inbound(s, HeaderFaults::lowOctetVerified)),
        stateless(
            "total-length-beyond-frame",
            "A total length beyond the frame is cut to the frame.",
            s -> inbound(s, HeaderFaults::cutToFrame)),
        stateless(
            "total-length-zero-is-frame",
            "A total length of 0 is taken for the frame's, as with segmentation offload.",
            s -> inbound(s, HeaderFaults::zeroIsFrame)),
        stateless(
            "version-ignored",
            "The version is not looked at.",
            s -> inbound(s, HeaderFaults::versionIgnored)),
        stateless(
            "short-ihl-is-five",
            "An IHL below 5 is taken for 5.",
            s -> inbound(s, HeaderFaults::shortIhlIsFive)),
        stateless(
            "reserved-flag-dropped",
            "A datagram with the reserved flag is dropped.",
            s ->
                without(
                    s, f -> isSound(f) && (u8(f, Ipv4Layout.FLAGS_AND_OFFSET) & RESERVED) != 0)),
        stateless(
            "dont-fragment-dropped",
            "A datagram with DF is dropped.",
            s -> without(s, f -> isSound(f) && (u8(f, Ipv4Layout.FLAGS_AND_OFFSET) & 0x40) != 0)),
        stateless(
            "longest-header-dropped",
            "An off by one: IHL 15 is one too many.",
            s -> without(s, f -> isSound(f) && headerLength(f) == Ipv4Layout.LONGEST_HEADER)),
        stateless(
            "long-headers-dropped",
            "There is room for one word of options.",
            s -> without(s, f -> isSound(f) && headerLength(f) > HEADER + 4)),
        stateful(
            "equal-ids-dropped",
            "A datagram with DF and the ID of the one before is taken for a duplicate.",
            HeaderFaults::equalIdsDropped),
        stateless(
            "reserved-flag-returned",
            "The reply's header is made of the request's, the reserved flag with it.",
            s -> answers(s, HeaderFaults::reservedReturned)),
        stateless(
            "reply-header-checksum-zero",
            "The reply's header checksum is left to an offload that does not exist.",
            s -> outbound(s, f -> put16(f, Ipv4Layout.HEADER_CHECKSUM, 0))),
        stateless(
            "df-without-checksum",
            "DF is set in the reply after its header checksum was computed.",
            s -> replies(s, f -> put8(f, Ipv4Layout.FLAGS_AND_OFFSET, 0x40))),
        stateless(
            "padded-to-46",
            "Frames are padded to Ethernet's minimum.",
            s -> outbound(s, f -> f.length < 46 ? Arrays.copyOf(f, 46) : f)),
        stateless(
            "total-length-swapped",
            "The reply's total length is in host byte order.",
            s ->
                replies(
                    s,
                    f ->
                        withHeaderChecksum(
                            put16(
                                f,
                                Ipv4Layout.TOTAL_LENGTH,
                                Short.reverseBytes((short) totalLength(f)))))),
        stateless(
            "options-added",
            "Every reply carries four octets of padding options.",
            s -> replies(s, HeaderFaults::optionsAdded)),
        stateless(
            "parameter-problem-for-headers",
            "A short IHL or a reserved flag gets a parameter problem.",
            s -> complaining(s, IcmpLayout.PARAMETER_PROBLEM, 0, HeaderFaults::isOddHeader)),
        stateless(
            "trailer-returned",
            "Octets behind the datagram are returned as data.",
            s ->
                inbound(
                    s,
                    f ->
                        isIntactMessage(f) && f.length > totalLength(f)
                            ? resized(f, f.length)
                            : f)),
        stateless(
            "trailer-summed",
            "Octets behind the datagram are summed.",
            s ->
                without(
                    s,
                    f ->
                        isMessage(f)
                            && f.length > totalLength(f)
                            && !InternetSum.verifies(f, headerLength(f), f.length))),
        stateless(
            "empty-message-answered",
            "A datagram that is all header gets an empty reply.",
            HeaderFaults::emptyAnswered),
        stateless(
            "dies-of-one-octet",
            "A frame of one octet is read beyond its end.",
            s -> dying(s, f -> f.length == 1)),
        stateless(
            "dies-of-empty-frame", "An empty frame kills it.", s -> dying(s, f -> f.length == 0)),
        stateless(
            "dies-above-mtu",
            "A frame larger than the MTU overruns the buffer.",
            s -> dying(s, f -> f.length > 1500)));
  }

  private static byte[] lowOctetVerified(byte[] f) {
    if (!isSound(f)) {
      return f;
    }
    int low = u8(f, Ipv4Layout.HEADER_CHECKSUM + 1);
    byte[] right = withHeaderChecksum(f.clone());
    return u8(right, Ipv4Layout.HEADER_CHECKSUM + 1) == low ? right : f;
  }

  private static byte[] cutToFrame(byte[] f) {
    boolean beyond =
        f.length >= HEADER
            && totalLength(f) > f.length
            && headerLength(f) <= f.length
            && headerLength(f) >= HEADER
            && hasRightHeaderChecksum(f);
    return beyond ? withHeaderChecksum(put16(f, Ipv4Layout.TOTAL_LENGTH, f.length)) : f;
  }

  private static byte[] zeroIsFrame(byte[] f) {
    boolean zero =
        f.length >= HEADER
            && totalLength(f) == 0
            && headerLength(f) <= f.length
            && headerLength(f) >= HEADER
            && hasRightHeaderChecksum(f);
    return zero ? withHeaderChecksum(put16(f, Ipv4Layout.TOTAL_LENGTH, f.length)) : f;
  }

  private static byte[] versionIgnored(byte[] f) {
    boolean readable =
        f.length >= HEADER
            && headerLength(f) >= HEADER
            && headerLength(f) <= f.length
            && hasRightHeaderChecksum(f);
    return readable ? withHeaderChecksum(put8(f, 0, 0x40 | (f[0] & 0xF))) : f;
  }

  private static byte[] shortIhlIsFive(byte[] f) {
    boolean shortIhl =
        f.length >= HEADER
            && u8(f, 0) >>> 4 == 4
            && headerLength(f) < HEADER
            && InternetSum.verifies(f, 0, HEADER);
    return shortIhl ? withHeaderChecksum(put8(f, 0, 0x45)) : f;
  }

  private static FrameFunction equalIdsDropped(FrameFunction stack) {
    AtomicInteger last = new AtomicInteger(-1);
    return without(
        stack,
        f ->
            isMessage(f)
                && (u8(f, Ipv4Layout.FLAGS_AND_OFFSET) & 0x40) != 0
                && last.getAndSet(u16(f, Ipv4Layout.IDENTIFICATION))
                    == u16(f, Ipv4Layout.IDENTIFICATION));
  }

  private static byte[] reservedReturned(byte[] reply, byte[] request) {
    int flags = u8(request, Ipv4Layout.FLAGS_AND_OFFSET) & RESERVED;
    int at = Ipv4Layout.FLAGS_AND_OFFSET;
    return flags == 0 ? reply : withHeaderChecksum(put8(reply, at, u8(reply, at) | flags));
  }

  private static byte[] optionsAdded(byte[] f) {
    byte[] changed = new byte[f.length + 4];
    int header = headerLength(f);
    if (header == Ipv4Layout.LONGEST_HEADER) {
      return f;
    }
    System.arraycopy(f, 0, changed, 0, header);
    Arrays.fill(changed, header, header + 4, (byte) 1);
    System.arraycopy(f, header, changed, header + 4, f.length - header);
    changed[0]++;
    return withHeaderChecksum(put16(changed, Ipv4Layout.TOTAL_LENGTH, changed.length));
  }

  private static boolean isOddHeader(byte[] f) {
    boolean readable =
        f.length >= HEADER
            && u8(f, 0) >>> 4 == 4
            && InternetSum.verifies(f, 0, Math.min(f.length, Math.max(HEADER, headerLength(f))))
            && destination(f) == OWN;
    return readable
        && (headerLength(f) < HEADER || (u8(f, Ipv4Layout.FLAGS_AND_OFFSET) & RESERVED) != 0);
  }

  private static FrameFunction emptyAnswered(FrameFunction stack) {
    return (frame, out) -> {
      byte[] f = frame.toByteArray();
      boolean empty =
          isSound(f)
              && hasRightHeaderChecksum(f)
              && f[Ipv4Layout.PROTOCOL] == 1
              && totalLength(f) == headerLength(f)
              && destination(f) == OWN;
      if (empty) {
        byte[] request = Arrays.copyOf(f, HEADER + IcmpLayout.DATA);
        request[0] = 0x45;
        request[HEADER] = IcmpLayout.ECHO_REQUEST;
        stack.accept(Octets.of(resized(request, request.length)), out);
      } else {
        stack.accept(frame, out);
      }
    };
  }
}
