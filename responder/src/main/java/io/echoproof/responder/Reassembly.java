package io.echoproof.responder;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** What is known of one datagram that arrives in fragments. Made once and used again. */
final class Reassembly {
  private static final int UNKNOWN = -1;

  /** Fragment zero's header with its options, big-endian; it counts for the datagram's. */
  final ByteBuffer header = ByteBuffer.allocate(Ipv4Fields.MAXIMUM_HEADER_LENGTH);

  /** The pieces of {@link FragmentMemory} that hold the datagram. */
  final int[] pieces = new int[FragmentMemory.PIECES_PER_DATAGRAM];

  int source;
  int destination;
  int identification;

  /** When the first fragment arrived, in nanoseconds. */
  long begun;

  /** Whose share the pieces are taken from. */
  int shareSlot;

  private int headerLength;
  private int octets;
  private int highestEnd;
  private int total;
  private int ecnSeen;

  /** Begins anew. */
  void begin(int newSource, int newDestination, int newIdentification, long now) {
    source = newSource;
    destination = newDestination;
    identification = newIdentification;
    begun = now;
    headerLength = 0;
    octets = 0;
    highestEnd = 0;
    total = UNKNOWN;
    ecnSeen = 0;
    Arrays.fill(pieces, FragmentMemory.NONE);
  }

  /** Whether this is the datagram of that key; all are ICMP. */
  boolean is(int otherSource, int otherDestination, int otherIdentification) {
    return source == otherSource
        && destination == otherDestination
        && identification == otherIdentification;
  }

  /**
   * Whether a fragment that ends there contradicts the ends that are known: behind the last one
   * nothing follows, behind every other one something does.
   */
  boolean contradicts(int to, boolean more) {
    if (total != UNKNOWN) {
      return more ? to >= total : to != total;
    }
    return !more && to <= highestEnd;
  }

  /**
   * Takes a fragment into account that is kept.
   *
   * @param in holds its header
   * @param from where its data lies in the datagram, in octets
   */
  void add(ByteBuffer in, int offset, int fragmentHeaderLength, int from, int to, boolean more) {
    octets += to - from;
    highestEnd = Math.max(highestEnd, to);
    if (!more) {
      total = to;
    }
    ecnSeen |= 1 << (in.get(offset + Ipv4Fields.TOS_OFFSET) & Ipv4Fields.ECN_MASK);
    if (from == 0) {
      headerLength = fragmentHeaderLength;
      header.put(0, in, offset, fragmentHeaderLength);
    }
  }

  boolean isWhole() {
    return octets == total;
  }

  /** Why a whole datagram cannot be used, or nothing. */
  Optional<DropReason> fault() {
    // A congestion mark must not be lost, and not be passed on for a sender that knows none (RFC
    // 3168, section 5.3).
    if (sawEcn(Ipv4Fields.ECN_CE) && sawEcn(0)) {
      return DropReason.FRAGMENT_ECN.found();
    }
    if (headerLength + total > Ipv4Fields.MAXIMUM_TOTAL_LENGTH) {
      return DropReason.FRAGMENT_BEYOND_LIMIT.found();
    }
    return Optional.empty();
  }

  /** The length of fragment zero's header in octets. */
  int headerLength() {
    return headerLength;
  }

  /** The length of the whole message behind the header, in octets. */
  int messageLength() {
    return total;
  }

  /** Fragment zero's type of service; its congestion mark is that of any fragment (RFC 3168). */
  int tos() {
    int tos = Byte.toUnsignedInt(header.get(Ipv4Fields.TOS_OFFSET));
    return sawEcn(Ipv4Fields.ECN_CE) ? tos | Ipv4Fields.ECN_CE : tos;
  }

  private boolean sawEcn(int codepoint) {
    return (ecnSeen & 1 << codepoint) != 0;
  }
}
