package io.echoproof.conformance.link;

import io.echoproof.conformance.packet.Octets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The way frames reach the target and come back. Used by one thread. */
public interface Link extends AutoCloseable {
  /** {@code pcap}, {@code memory}, ... */
  String name();

  /** One line for people: the interface, the library. */
  String description();

  /** What it can carry beyond valid IPv4 datagrams up to the MTU. */
  Set<Carriage> carries();

  /**
   * Sends a frame, byte for byte.
   *
   * @throws LinkException when the link is broken or refuses the frame
   */
  void send(Octets frame);

  /**
   * Sends a frame with a label of the tester's choice in the packet-information header. Only for
   * links that carry {@link Carriage#PACKET_INFORMATION}.
   *
   * @param etherType the label, 16 bits
   */
  default void sendLabelled(Octets frame, int etherType) {
    throw new LinkException("the link " + name() + " has no packet-information header");
  }

  /**
   * Hands over what has come from the target, waiting for the first frame for at most that long.
   *
   * @param atMost zero to look only
   * @return how many frames were handed over
   * @throws LinkException when the link is broken
   */
  int receive(FrameSink sink, Duration atMost);

  /**
   * Whether everything that the target will ever answer to a frame is there when {@link #send}
   * returns: a function called on this thread. Then nobody has to wait.
   */
  boolean isSynchronous();

  /**
   * Whether it is certain that nothing more comes than what is there: the target's process has
   * ended. A link that can't tell says no.
   */
  default boolean hasEnded() {
    return false;
  }

  /**
   * What became of a target that does not answer, as far as the link can tell: how its process
   * ended, what it threw. Empty when the link can't tell.
   */
  default Optional<String> lastWords() {
    return Optional.empty();
  }

  /**
   * What the target has said beside its frames since the last call, undecoded: a child process's
   * standard error, a stack trace.
   */
  default byte[] takeErrorOutput() {
    return new byte[0];
  }

  /** Frees what the link holds. Idempotent. */
  @Override
  void close();

  /** Takes received frames. */
  @FunctionalInterface
  interface FrameSink {
    /**
     * Takes a frame.
     *
     * @param frame as it was on the link
     * @param nanoTime when it was received, in terms of {@link System#nanoTime}
     */
    void accept(Octets frame, long nanoTime);
  }
}
