package io.echoproof.conformance.run;

import static io.echoproof.conformance.run.Net.headerLength;
import static io.echoproof.conformance.run.Net.put16;
import static io.echoproof.conformance.run.Net.s32;
import static io.echoproof.conformance.run.Net.u8;
import static io.echoproof.conformance.run.Surgery.HEADER;
import static io.echoproof.conformance.run.Surgery.OWN;
import static io.echoproof.conformance.run.Surgery.isSound;
import static io.echoproof.conformance.run.Surgery.withHeaderChecksum;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Octets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Record Route and Internet Timestamp around a stack that ignores options, written from RFC 791,
 * section 3.1. Other options are left out of the reply.
 */
final class ReferenceOptions implements FrameFunction {
  private static final int NO_OPERATION = 1;
  private static final int RECORD_ROUTE = 7;
  private static final int TIMESTAMP = 0x44;
  private static final int STAMP = 0x8000_0001;

  private final FrameFunction stack;
  private final UnaryOperator<byte[]> fault;

  /**
   * @param fault changes the option before it is returned; a fault of none returns it as it is
   */
  ReferenceOptions(FrameFunction stack, UnaryOperator<byte[]> fault) {
    this.stack = stack;
    this.fault = fault;
  }

  @Override
  public void accept(Octets frame, Consumer<Octets> out) {
    byte[] request = frame.toByteArray();
    if (!isSound(request)
        || headerLength(request) == HEADER
        || FragmentFaults.isFragment(request)) {
      stack.accept(frame, out);
      return;
    }
    byte[] returned = new byte[0];
    for (byte[] option : options(request)) {
      if (!update(option)) {
        return;
      }
      returned = joined(returned, fault.apply(option));
    }
    byte[] options = returned;
    stack.accept(frame, reply -> out.accept(Octets.of(with(reply.toByteArray(), options))));
  }

  /** Those of the two kinds that are long enough, up to what can't be read. */
  private static List<byte[]> options(byte[] request) {
    List<byte[]> options = new ArrayList<>();
    int at = HEADER;
    int end = headerLength(request);
    while (at < end - 1 && request[at] != 0) {
      int type = u8(request, at);
      int length = type == NO_OPERATION ? 1 : u8(request, at + 1);
      if (length == 0 || at + length > end) {
        break;
      }
      if ((type == RECORD_ROUTE || type == TIMESTAMP) && length >= 7) {
        options.add(Arrays.copyOfRange(request, at, at + length));
      }
      at += length;
    }
    return options;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** Answers whether the datagram may live on. */
  private static boolean update(byte[] option) {
    int at = u8(option, 2) - 1;
    if (option[0] == RECORD_ROUTE) {
      if (at >= 3 && at + 4 <= option.length) {
        put32(option, at, OWN);
        option[2] += (byte) 4;
      }
      return true;
    }
    int flag = option[3] & 0xF;
    int size = flag == 0 ? 4 : 8;
    if (at < 4) {
      return true;
    }
    if (at + size > option.length) {
      int overflow = u8(option, 3) >>> 4;
      option[3] = (byte) (((overflow + 1) << 4) | flag);
      return overflow < 15;
    }
    if (flag == 3 && s32(option, at) != OWN) {
      return true;
    }
    if (flag != 0) {
      put32(option, at, OWN);
    }
    put32(option, at + size - 4, STAMP);
    option[2] += (byte) size;
    return true;
  }

  private static void put32(byte[] array, int at, int value) {
    put16(array, at, value >>> 16);
    put16(array, at + 2, value);
  }

  private static byte[] with(byte[] reply, byte[] option) {
    int length = (option.length + 3) / 4 * 4;
    byte[] changed = new byte[reply.length + length];
    System.arraycopy(reply, 0, changed, 0, HEADER);
    System.arraycopy(option, 0, changed, HEADER, option.length);
    System.arraycopy(reply, HEADER, changed, HEADER + length, reply.length - HEADER);
    changed[0] = (byte) (0x45 + (length / 4));
    put16(changed, Net.TOTAL_LENGTH, changed.length);
    return withHeaderChecksum(changed);
  }
}
