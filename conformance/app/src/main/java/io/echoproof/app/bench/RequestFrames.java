package io.echoproof.app.bench;

import io.echoproof.conformance.packet.Checksum;
import io.echoproof.conformance.packet.Octets;
import java.nio.ByteBuffer;
import java.util.Random;

/**
 * The frames of all requests that can be on their way at once, written once and changed in a few
 * fields for each sending: source, identification, sequence number and the checksums over them. A
 * request that is longer than the MTU is several fragments (RFC 791, section 2.3).
 */
final class RequestFrames {
  private static final int HEADER = Ipv4Layout.HEADER_LENGTH;
  private static final int MASK = 0xFFFF;
  private static final int VERSION_IHL_TOS = 0x4500;
  private static final int TTL_AND_PROTOCOL = 64 << Byte.SIZE | Ipv4Layout.PROTOCOL_ICMP;
  private static final int ECHO_REQUEST = 8 << Byte.SIZE;

  private final int target;
  private final int framesPerRequest;
  private final int pitch;
  private final int[] lengths;
  private final ByteBuffer memory;
  private final int firstIdentifier;
  private final int dataSum;
  private final int messageLength;

  /** Per fragment: the sum of its header without identification and source. */
  private final long[] headerSums;

  private int identification;

  /**
   * @param target the destination address, as a 32-bit number
   * @param mtu of the way to the target, in octets
   */
  RequestFrames(Load load, int target, int mtu, long seed) {
    Random random = new Random(seed);
    this.target = target;
    this.messageLength = Ipv4Layout.ICMP_HEADER_LENGTH + load.size();
    int most = HEADER + messageLength <= mtu ? messageLength : (mtu - HEADER) & -Long.BYTES;
    this.framesPerRequest = (messageLength + most - 1) / most;
    // Cache lines of their own.
    this.pitch = (HEADER + most + 63) & -64;
    this.lengths = new int[load.window() * framesPerRequest];
    this.memory = ByteBuffer.allocateDirect(pitch * lengths.length);
    this.headerSums = new long[framesPerRequest];
    this.firstIdentifier = random.nextInt(1 << Short.SIZE);
    this.identification = random.nextInt(1 << Short.SIZE);
    byte[] data = new byte[load.size()];
    random.nextBytes(data);
    this.dataSum = Checksum.sum(Octets.of(data));
    byte[] message = new byte[messageLength];
    System.arraycopy(data, 0, message, Ipv4Layout.ICMP_HEADER_LENGTH, data.length);
    for (int frame = 0; frame < lengths.length; frame++) {
      write(frame, frame % framesPerRequest * most, most, message);
    }
  }

  private void write(int frame, int from, int most, byte[] message) {
    int length = Math.min(most, messageLength - from);
    int more = from + length < messageLength ? Ipv4Layout.MORE_FRAGMENTS : 0;
    int flagsAndOffset = more | from / Long.BYTES;
    int totalLength = HEADER + length;
    lengths[frame] = totalLength;
    int at = offset(frame);
    memory.putShort(at, (short) VERSION_IHL_TOS);
    memory.putShort(at + Ipv4Layout.TOTAL_LENGTH, (short) totalLength);
    memory.putShort(at + Ipv4Layout.FLAGS_AND_OFFSET, (short) flagsAndOffset);
    memory.putShort(at + Ipv4Layout.TTL, (short) TTL_AND_PROTOCOL);
    memory.putInt(at + Ipv4Layout.DESTINATION, target);
    memory.put(at + HEADER, message, from, length);
    headerSums[frame % framesPerRequest] =
        VERSION_IHL_TOS + totalLength + flagsAndOffset + TTL_AND_PROTOCOL + words(target);
  }

  private static long words(int value) {
    return (long) (value >>> Short.SIZE) + (value & MASK);
  }

  /** Makes a request ready for sending. */
  void prepare(int request, int source, int sequence) {
    identification = identification + 1 & MASK;
    int first = request * framesPerRequest;
    for (int i = 0; i < framesPerRequest; i++) {
      int at = offset(first + i);
      memory.putShort(at + Ipv4Layout.IDENTIFICATION, (short) identification);
      memory.putInt(at + Ipv4Layout.SOURCE, source);
      int checksum = complement(headerSums[i] + identification + words(source));
      memory.putShort(at + Ipv4Layout.HEADER_CHECKSUM, (short) checksum);
    }
    int message = offset(first) + HEADER;
    memory.putShort(message, (short) ECHO_REQUEST);
    memory.putShort(
        message + Ipv4Layout.ICMP_CHECKSUM, (short) checksum(ECHO_REQUEST, request, sequence));
    memory.putShort(message + Ipv4Layout.ICMP_IDENTIFIER, (short) identifier(request));
    memory.putShort(message + Ipv4Layout.ICMP_SEQUENCE, (short) sequence);
  }

  /** The ICMP checksum that the right reply has. */
  int replyChecksum(int request, int sequence) {
    return checksum(0, request, sequence);
  }

  private int checksum(int typeAndCode, int request, int sequence) {
    return complement((long) dataSum + typeAndCode + identifier(request) + sequence);
  }

  private static int complement(long sum) {
    long folded = (sum & MASK) + (sum >>> Short.SIZE);
    folded = (folded & MASK) + (folded >>> Short.SIZE);
    return (int) ~folded & MASK;
  }

  private int identifier(int request) {
    return firstIdentifier + request & MASK;
  }

  /** Which request has that identifier; not below the window when none has. */
  int request(int identifier) {
    return identifier - firstIdentifier & MASK;
  }

  /** The address that the requests go to, as a 32-bit number. */
  int target() {
    return target;
  }

  /** Octets of an ICMP message. */
  int messageLength() {
    return messageLength;
  }

  int framesPerRequest() {
    return framesPerRequest;
  }

  /** Big-endian; holds all frames. */
  ByteBuffer memory() {
    return memory;
  }

  /** From the beginning of a frame to that of the next, in octets. */
  int pitch() {
    return pitch;
  }

  int[] lengths() {
    return lengths.clone();
  }

  int length(int frame) {
    return lengths[frame];
  }

  int offset(int frame) {
    return frame * pitch;
  }
}
