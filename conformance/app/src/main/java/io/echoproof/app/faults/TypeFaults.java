package io.echoproof.app.faults;

import static io.echoproof.app.faults.Edit.HEADER;
import static io.echoproof.app.faults.Edit.OWN;
import static io.echoproof.app.faults.Edit.complaining;
import static io.echoproof.app.faults.Edit.data;
import static io.echoproof.app.faults.Edit.destination;
import static io.echoproof.app.faults.Edit.dying;
import static io.echoproof.app.faults.Edit.hasRightHeaderChecksum;
import static io.echoproof.app.faults.Edit.headerLength;
import static io.echoproof.app.faults.Edit.inbound;
import static io.echoproof.app.faults.Edit.isIntactMessage;
import static io.echoproof.app.faults.Edit.isRequest;
import static io.echoproof.app.faults.Edit.isSound;
import static io.echoproof.app.faults.Edit.outbound;
import static io.echoproof.app.faults.Edit.put16;
import static io.echoproof.app.faults.Edit.put8;
import static io.echoproof.app.faults.Edit.replies;
import static io.echoproof.app.faults.Edit.s32;
import static io.echoproof.app.faults.Edit.source;
import static io.echoproof.app.faults.Edit.totalLength;
import static io.echoproof.app.faults.Edit.type;
import static io.echoproof.app.faults.Edit.u16;
import static io.echoproof.app.faults.Edit.u8;
import static io.echoproof.app.faults.Edit.withHeaderChecksum;
import static io.echoproof.app.faults.Edit.withMessageChecksum;
import static io.echoproof.app.faults.Edit.withType;
import static io.echoproof.app.faults.Edit.without;
import static io.echoproof.app.faults.PlantedFault.stateful;
import static io.echoproof.app.faults.PlantedFault.stateless;

import io.echoproof.app.frame.IcmpLayout;
import io.echoproof.app.frame.Ipv4Layout;
import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Octets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** What stacks get wrong about types, codes, and what is not ICMPv4 at all. */
final class TypeFaults {
  private static final int IPV6_HEADER = 40;

  private TypeFaults() {}

  /** Types that are answered as if they were echo requests. */
  private static PlantedFault takenForEcho(String name, String what, IntPredicate types) {
    return stateless(
        name,
        what,
        s ->
            inbound(
                s,
                f ->
                    isIntactMessage(f) && types.test(type(f))
                        ? withType(f, IcmpLayout.ECHO_REQUEST)
                        : f));
  }

  /** Requests of a type that are answered in kind. */
  private static PlantedFault service(String name, String what, int request, int reply) {
    return stateless(
        name,
        what,
        s ->
            (frame, out) -> {
              byte[] f = frame.toByteArray();
              boolean asked = isIntactMessage(f) && type(f) == request && destination(f) == OWN;
              if (asked) {
                s.accept(
                    Octets.of(withType(f, IcmpLayout.ECHO_REQUEST)),
                    r -> out.accept(Octets.of(withType(r.toByteArray(), reply))));
              } else {
                s.accept(frame, out);
              }
            });
  }

  private static boolean isOwnType(byte[] f, int type) {
    return isIntactMessage(f) && type(f) == type && destination(f) == OWN;
  }

  static List<PlantedFault> all() {
    return List.of(
        takenForEcho("any-type-answered", "The type is not looked at.", t -> true),
        takenForEcho("type-seven-bits", "The type's highest bit is lost.", t -> t == 0x88),
        stateless(
            "type-with-code-answered",
            "The type is looked at where the code is 0.",
            s ->
                inbound(
                    s,
                    f ->
                        isIntactMessage(f) && code(f) != 0
                            ? withType(f, IcmpLayout.ECHO_REQUEST)
                            : f)),
        stateless(
            "echo-reply-behind-options-answered",
            "An echo reply behind options is answered.",
            s ->
                inbound(
                    s,
                    f ->
                        isOwnType(f, IcmpLayout.ECHO_REPLY) && headerLength(f) > HEADER
                            ? withType(f, IcmpLayout.ECHO_REQUEST)
                            : f)),
        stateless(
            "quoted-request-answered",
            "What an error quotes is handed to where datagrams are taken from.",
            s -> inbound(s, TypeFaults::quoted)),
        takenForEcho("quench-answered", "A Source Quench is answered.", t -> t == 4),
        stateful(
            "quench-obeyed",
            "Behind a Source Quench every other of 40 requests of the peer is dropped.",
            TypeFaults::quenchObeyed),
        takenForEcho("errors-answered", "ICMP errors are answered.", IcmpLayout::isError),
        takenForEcho(
            "solicitation-answered", "Router discovery is answered.", t -> t == 9 || t == 10),
        service("information-reply", "Information requests are answered.", 15, 16),
        service("mask-reply", "Address mask requests are answered.", 17, 18),
        service("probe-reply", "Extended echo requests are answered unasked.", 42, 43),
        stateless(
            "probe-without-structure-answered",
            "An extended echo request with nothing behind its header is answered unasked.",
            s -> inbound(s, f -> isEmptyProbe(f) ? withType(f, IcmpLayout.ECHO_REQUEST) : f)),
        stateless(
            "unreachable-for-unknown-type",
            "An unknown type gets a protocol unreachable.",
            s -> complaining(s, 3, 2, f -> isOwnType(f, 200) || isOwnType(f, 44))),
        stateless(
            "parameter-problem-for-unknown-type",
            "An unknown type gets a parameter problem.",
            s ->
                complaining(
                    s, 12, 0, f -> isIntactMessage(f) && type(f) > 43 && destination(f) == OWN)),
        stateless(
            "dies-of-short-quote",
            "An ICMP error that quotes less than a header is read beyond its end.",
            s -> dying(s, f -> isOwnType(f, 3) && totalLength(f) < headerLength(f) + 28)),
        stateless(
            "code-zeroed",
            "The reply's code is 0 whatever the request's was.",
            s ->
                replies(
                    s, f -> withMessageChecksum(put8(f, headerLength(f) + IcmpLayout.CODE, 0)))),
        stateless(
            "code-dropped",
            "A request whose code is not 0 is dropped.",
            s -> without(s, f -> isRequest(f) && u8(f, headerLength(f) + IcmpLayout.CODE) != 0)),
        stateless(
            "any-protocol-answered",
            "The protocol is not looked at.",
            s ->
                inbound(
                    s,
                    f ->
                        isSound(f) && hasRightHeaderChecksum(f)
                            ? withHeaderChecksum(put8(f, Ipv4Layout.PROTOCOL, 1))
                            : f)),
        stateless(
            "ethernet-header-skipped",
            "An Ethernet header is skipped where there is one.",
            s ->
                inbound(
                    s,
                    f ->
                        f.length > 14 && u16(f, 12) == 0x0800 && u8(f, 0) >>> 4 != 4
                            ? Arrays.copyOfRange(f, 14, f.length)
                            : f)),
        stateless(
            "tunnel-unpacked",
            "IP in IP is unpacked.",
            s ->
                inbound(
                    s,
                    f ->
                        isSound(f) && hasRightHeaderChecksum(f) && f[Ipv4Layout.PROTOCOL] == 4
                            ? Arrays.copyOfRange(f, headerLength(f), f.length)
                            : f)),
        stateless(
            "gre-unpacked",
            "Generic routing encapsulation is unpacked.",
            s ->
                inbound(
                    s,
                    f ->
                        isSound(f) && hasRightHeaderChecksum(f) && f[Ipv4Layout.PROTOCOL] == 47
                            ? Arrays.copyOfRange(f, headerLength(f) + 4, f.length)
                            : f)),
        stateless(
            "vlan-tag-skipped",
            "An Ethernet header with a VLAN tag is skipped where there is one.",
            s ->
                inbound(
                    s,
                    f ->
                        f.length > 18 && u16(f, 12) == 0x8100 && u8(f, 0) >>> 4 != 4
                            ? Arrays.copyOfRange(f, 18, f.length)
                            : f)),
        stateless(
            "packet-information-skipped",
            "The header of a device in packet-information mode is skipped where there is one.",
            s ->
                inbound(
                    s,
                    f ->
                        f.length > 4 && s32(f, 0) == 0x0800
                            ? Arrays.copyOfRange(f, 4, f.length)
                            : f)),
        stateless(
            "protocol-seven-bits",
            "The protocol's highest bit is lost.",
            s ->
                inbound(
                    s,
                    f ->
                        isSound(f)
                                && hasRightHeaderChecksum(f)
                                && u8(f, Ipv4Layout.PROTOCOL) == 0x81
                            ? withHeaderChecksum(put8(f, Ipv4Layout.PROTOCOL, 1))
                            : f)),
        stateless(
            "echo-in-ipv6-answered",
            "An ICMPv4 echo behind an IPv6 header is answered.",
            s -> inbound(s, TypeFaults::fromIpv6)),
        stateless(
            "error-about-ipv6",
            "IPv6 gets an ICMPv4 error.",
            s -> complaining(s, 12, 0, f -> f.length >= IPV6_HEADER && u8(f, 0) >>> 4 == 6)),
        stateless(
            "icmpv6-is-icmp",
            "Protocol 58 is taken for protocol 1.",
            s ->
                inbound(
                    s,
                    f ->
                        isSound(f) && hasRightHeaderChecksum(f) && f[Ipv4Layout.PROTOCOL] == 58
                            ? withHeaderChecksum(put8(f, Ipv4Layout.PROTOCOL, 1))
                            : f)),
        stateless(
            "reply-protocol-zero",
            "The reply's protocol field is not set.",
            s -> outbound(s, f -> withHeaderChecksum(put8(f, Ipv4Layout.PROTOCOL, 0)))));
  }

  private static int code(byte[] f) {
    return u8(f, headerLength(f) + IcmpLayout.CODE);
  }

  private static boolean isEmptyProbe(byte[] f) {
    return isOwnType(f, 42) && totalLength(f) == data(f);
  }

  private static byte[] quoted(byte[] f) {
    if (!isIntactMessage(f) || !IcmpLayout.isError(type(f))) {
      return f;
    }
    byte[] quote = Arrays.copyOfRange(f, data(f), totalLength(f));
    return isRequest(quote) ? quote : f;
  }

  /** RFC 792, page 10, as it was before RFC 6633: the quote's destination is to get less. */
  private static FrameFunction quenchObeyed(FrameFunction stack) {
    Map<Integer, Integer> slowed = new HashMap<>();
    return without(
        stack,
        f -> {
          int quoted = isOwnType(f, IcmpLayout.SOURCE_QUENCH) ? data(f) : f.length;
          if (quoted + HEADER <= f.length) {
            slowed.put(s32(f, quoted + Ipv4Layout.DESTINATION), 40);
          }
          return isRequest(f)
              && slowed.getOrDefault(source(f), 0) > 0
              && slowed.merge(source(f), -1, Integer::sum) % 2 == 0;
        });
  }

  private static byte[] fromIpv6(byte[] f) {
    if (f.length < IPV6_HEADER + IcmpLayout.DATA || u8(f, 0) >>> 4 != 6 || f[6] != 1) {
      return f;
    }
    byte[] frame = new byte[Ipv4Layout.OPTIONS + f.length - IPV6_HEADER];
    frame[0] = 0x45;
    frame[Ipv4Layout.TTL] = 64;
    frame[Ipv4Layout.PROTOCOL] = 1;
    System.arraycopy(f, 20, frame, Ipv4Layout.SOURCE, 4);
    System.arraycopy(f, 36, frame, Ipv4Layout.DESTINATION, 4);
    System.arraycopy(f, IPV6_HEADER, frame, Ipv4Layout.OPTIONS, f.length - IPV6_HEADER);
    return withHeaderChecksum(put16(frame, Ipv4Layout.TOTAL_LENGTH, frame.length));
  }
}
