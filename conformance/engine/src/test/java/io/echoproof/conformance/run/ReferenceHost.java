package io.echoproof.conformance.run;

import static io.echoproof.conformance.run.Net.headerLength;
import static io.echoproof.conformance.run.Net.put16;
import static io.echoproof.conformance.run.Net.s32;
import static io.echoproof.conformance.run.Net.u16;
import static io.echoproof.conformance.run.Net.u8;
import static io.echoproof.conformance.run.Net.verifies;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.Setting;
import io.echoproof.conformance.target.Switchboard;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A host at 192.0.2.1/24 written from RFC 792, 1122 and 8335: timestamps, errors, extended echo,
 * and all that a harness may switch. Echo is the reference stack's.
 */
final class ReferenceHost implements FrameFunction, Switchboard {
  static final int SECOND = 0xC0000203;

  private static final int OWN = 0xC0000201;
  private static final int NETWORK = 0xC0000200;
  private static final int HOST_BITS = 0xFF;
  private static final int ALL_HOSTS = 0xE0000001;
  private static final int HEADER = 20;
  private static final int ICMP = 1;
  private static final int UDP = 17;
  private static final int LONGEST_ERROR = 576;
  private static final int ERRORS_IN_A_BURST = 6;
  private static final int PROBES_IN_A_BURST = 500;

  private final ReferenceStack echo = new ReferenceStack();
  private final Set<Setting> on = EnumSet.noneOf(Setting.class);
  private final Map<Integer, Integer> errors = new HashMap<>();
  private int probes;

  @Override
  public Set<Setting> settings() {
    return EnumSet.complementOf(EnumSet.of(Setting.SOURCE_ROUTE));
  }

  @Override
  public boolean turn(Setting setting, boolean wanted) {
    errors.clear();
    probes = 0;
    return wanted ? !on.add(setting) : on.remove(setting);
  }

  @Override
  public void accept(Octets octets, Consumer<Octets> out) {
    byte[] frame = octets.toByteArray();
    if (!Surgery.isSound(frame) || !Surgery.hasRightHeaderChecksum(frame)) {
      return;
    }
    int destination = s32(frame, Net.DESTINATION);
    boolean toOwn = destination == OWN || isSecond(destination);
    boolean toAll =
        destination == -1 || destination == ALL_HOSTS || destination == (NETWORK | HOST_BITS);
    if (!isSingleHost(s32(frame, Net.SOURCE)) || (!toOwn && !toAll)) {
      return;
    }
    if (toOwn && hasBadOption(frame)) {
      error(frame, 12, 0, HEADER, out);
    } else if ((u16(frame, Net.FLAGS) & 0x3FFF) != 0 || frame[Net.PROTOCOL] == ICMP) {
      icmp(frame, destination, toOwn, out);
    } else if (toOwn && frame[Net.PROTOCOL] != UDP) {
      error(frame, 3, 2, 0, out);
    } else if (toOwn && isRightUdp(frame)) {
      error(frame, 3, 3, 0, out);
    }
  }

  private boolean isSecond(int address) {
    return on.contains(Setting.SECOND_ADDRESS) && address == SECOND;
  }

  /** RFC 1122, section 3.2.1.3 and 3.2.2; what comes from an own address is nobody's. */
  private boolean isSingleHost(int source) {
    int first = source >>> 24;
    int host = source & HOST_BITS;
    boolean broadcast = (source & ~HOST_BITS) == NETWORK && (host == 0 || host == HOST_BITS);
    return first != 0
        && first != 127
        && source >>> 28 < 0xE
        && !broadcast
        && source != OWN
        && !isSecond(source);
  }

  private void icmp(byte[] frame, int destination, boolean toOwn, Consumer<Octets> out) {
    boolean whole = Surgery.isIntactMessage(frame);
    int type = whole ? Surgery.type(frame) : 8;
    boolean heard = toOwn || on.contains(Setting.BROADCAST_ECHO);
    int source = isSecond(destination) ? SECOND : OWN;
    if (type == 8 && heard && !on.contains(Setting.ECHO_IGNORED)) {
      echo(frame, source, out);
    } else if (type == 13 && heard && length(frame) >= 20) {
      out.accept(timestampReply(frame, source));
    } else if (type == 42 && toOwn && on.contains(Setting.PROBE) && probes++ < PROBES_IN_A_BURST) {
      out.accept(extendedReply(frame, source));
    }
  }

  private static int length(byte[] frame) {
    return u16(frame, Net.TOTAL_LENGTH) - headerLength(frame);
  }

  private void echo(byte[] frame, int source, Consumer<Octets> out) {
    byte[] toOwn = frame.clone();
    putAddress(toOwn, Net.DESTINATION, OWN);
    echo.accept(
        Octets.of(Surgery.withHeaderChecksum(toOwn)),
        reply -> {
          byte[] fromThere = reply.toByteArray();
          putAddress(fromThere, Net.SOURCE, source);
          out.accept(Octets.of(Surgery.withHeaderChecksum(fromThere)));
        });
  }

  private static void putAddress(byte[] frame, int at, int address) {
    put16(frame, at, address >>> 16);
    put16(frame, at + 2, address);
  }

  private static byte[] answer(byte[] request, int source, int tos, byte[] message) {
    byte[] frame = new byte[HEADER + message.length];
    frame[0] = 0x45;
    frame[1] = (byte) tos;
    put16(frame, Net.TOTAL_LENGTH, frame.length);
    frame[Net.TTL] = 64;
    frame[Net.PROTOCOL] = ICMP;
    putAddress(frame, Net.SOURCE, source);
    System.arraycopy(request, Net.SOURCE, frame, Net.DESTINATION, 4);
    System.arraycopy(message, 0, frame, HEADER, message.length);
    return Surgery.withMessageChecksum(Surgery.withHeaderChecksum(frame));
  }

  private static byte[] message(byte[] frame) {
    return Arrays.copyOfRange(frame, headerLength(frame), u16(frame, Net.TOTAL_LENGTH));
  }

  /** RFC 792, timestamp. */
  private static Octets timestampReply(byte[] request, int source) {
    byte[] message = Arrays.copyOf(message(request), 20);
    int now = (int) (System.currentTimeMillis() % 86_400_000);
    message[0] = 14;
    message[1] = 0;
    for (int at = 12; at < 20; at += 4) {
      put16(message, at, now >>> 16);
      put16(message, at + 2, now);
    }
    return Octets.of(answer(request, source, request[1], message));
  }

  /** RFC 8335, section 4. */
  private static Octets extendedReply(byte[] request, int source) {
    byte[] message = message(request);
    int code = codeOf(message);
    message[0] = 43;
    message[1] = (byte) code;
    message[7] = (byte) (code == 0 ? 0x07 : 0);
    byte[] frame = answer(request, source, 0, message);
    frame[Net.TTL] = (byte) 255;
    frame[Net.FLAGS] = 0x40;
    return Octets.of(Surgery.withHeaderChecksum(frame));
  }

  private static int codeOf(byte[] message) {
    boolean structure =
        message.length >= 16
            && u8(message, 8) >>> 4 == 2
            && u16(message, 10) != 0
            && verifies(message, 8, structureEnd(message));
    if (!structure) {
      return 1;
    }
    int end = 12 + u16(message, 12);
    boolean two = end + 4 <= message.length && message[end + 2] == 3;
    boolean byAddress = message[15] == 3 && s32(message, 20) == OWN;
    int unknown = (message[7] & 1) != 0 ? 2 : 3;
    return two ? 1 : byAddress ? 0 : unknown;
  }

  /** Data behind the structure is not part of it. */
  private static int structureEnd(byte[] message) {
    int end = 12 + u16(message, 12);
    boolean two = end + 4 <= message.length && message[end + 2] == 3;
    return two ? message.length : Math.min(end, message.length);
  }

  /** RFC 791, section 3.1: an option's length counts its type and length octets. */
  private static boolean hasBadOption(byte[] frame) {
    int at = HEADER;
    int end = headerLength(frame);
    while (at < end && frame[at] != 0) {
      if (frame[at] == 1) {
        at++;
      } else if (at + 1 >= end || u8(frame, at + 1) < 2 || at + u8(frame, at + 1) > end) {
        return true;
      } else {
        at += u8(frame, at + 1);
      }
    }
    return false;
  }

  /** RFC 768: zero says that there is no checksum. */
  private static boolean isRightUdp(byte[] frame) {
    int at = headerLength(frame);
    int length = length(frame);
    if (length < 8 || u16(frame, at + 4) < 8 || u16(frame, at + 4) > length) {
      return false;
    }
    byte[] summed = new byte[12 + u16(frame, at + 4)];
    System.arraycopy(frame, Net.SOURCE, summed, 0, 8);
    summed[9] = UDP;
    put16(summed, 10, u16(frame, at + 4));
    System.arraycopy(frame, at, summed, 12, u16(frame, at + 4));
    return u16(frame, at + 6) == 0 || verifies(summed, 0, summed.length);
  }

  /** RFC 1122, section 3.2.2. */
  private void error(byte[] about, int type, int code, int pointer, Consumer<Octets> out) {
    boolean icmp = about[Net.PROTOCOL] == ICMP;
    boolean later = (u16(about, Net.FLAGS) & 0x1FFF) != 0;
    boolean aboutError = icmp && Surgery.isMessage(about) && isError(Surgery.type(about));
    int sent = errors.merge(s32(about, Net.SOURCE), 1, Integer::sum);
    boolean limited = on.contains(Setting.ERROR_RATE_LIMIT) && sent > ERRORS_IN_A_BURST;
    if (later || aboutError || limited) {
      return;
    }
    int quoted = Math.min(u16(about, Net.TOTAL_LENGTH), LONGEST_ERROR - HEADER - 8);
    byte[] message = new byte[8 + quoted];
    message[0] = (byte) type;
    message[1] = (byte) code;
    message[4] = (byte) pointer;
    System.arraycopy(about, 0, message, 8, quoted);
    out.accept(Octets.of(answer(about, OWN, 0, message)));
  }

  private static boolean isError(int type) {
    return type == 3 || type == 4 || type == 5 || type == 11 || type == 12;
  }
}
