package io.echoproof.responder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The ICMP echo server that every host must have (RFC 1122, section 3.2.2.6): a frame in, a reply
 * or silence out. It needs no device, no thread and no clock but the one it is given:
 *
 * <pre>{@code
 * EchoResponder responder = new EchoResponder(ResponderSettings.of(ownAddress, 24));
 * byte[] frame = link.receive();
 * for (byte[] reply : responder.respond(frame)) {
 *   link.send(reply);
 * }
 * }</pre>
 *
 * <p>On the packet path nothing is allocated per frame. There a frame takes two steps, since some
 * devices want to know a reply's length before they give room for it: {@link #accept} judges the
 * frame and tells the length of the reply's first frame, {@link #reply} writes it and tells the
 * length of the next one, until it is 0. A reply has several frames when it is longer than the MTU.
 * The room for a reply that is a single frame may be the request's own memory, or overlap it in any
 * way; several frames need room apart from it.
 *
 * <p>Fragments are put together in memory that is bounded and taken when the first one comes; a
 * datagram is answered when the last of its fragments arrives ({@link ReassemblySettings}). Those
 * that never come are forgotten when other fragments arrive, or by {@link #expire}.
 *
 * <p>No more data goes out than came in. What can be more is headers: a request that came in larger
 * frames than the MTU is answered in more frames, 20 octets each.
 *
 * <p>Buffers are big-endian and used by absolute index only, up to their limit; heap or direct, at
 * any alignment. One thread at a time; only {@link #counters} may be read, and {@link #reconfigure}
 * called, by others.
 */
public final class EchoResponder {
  private final Counters counters = new Counters();
  private final Fragments fragments;
  private final Request request;
  private final Reply reply;

  // What others asked for, and what the frame at hand is treated by: one for both its steps.
  private volatile Configuration latest;
  private Optional<DropReason> lastDrop = Optional.empty();

  /** A responder of its own, that has received nothing yet, with this machine's clocks. */
  public EchoResponder(ResponderSettings settings) {
    this(settings, ResponderClock.SYSTEM);
  }

  /** A responder of its own, that has received nothing yet, with other clocks. */
  public EchoResponder(ResponderSettings settings, ResponderClock clock) {
    this.latest = new Configuration(settings);
    this.fragments = new Fragments(counters, clock);
    ReplyOptions options = new ReplyOptions(clock);
    this.request = new Request(fragments, options);
    this.reply =
        new Reply(
            request,
            fragments,
            options,
            clock,
            new IdentificationCounters(
                settings.firstIdentification(), settings.identificationStep()));
  }

  /** The settings that the next frame is treated by. */
  public ResponderSettings settings() {
    return latest.settings;
  }

  /**
   * Exchanges the settings, all at once: frames that are accepted after this returns are treated by
   * the new ones. May be called by any thread. Datagrams that wait for fragments stay, unless the
   * memory's size changes; {@link ResponderSettings#firstIdentification} and its step have no
   * effect any more.
   */
  public void reconfigure(ResponderSettings settings) {
    latest = new Configuration(settings);
  }

  /** What this responder has done so far; any thread may read it. */
  public Counters counters() {
    return counters;
  }

  /**
   * Why the last frame was dropped; nothing when it was accepted or kept as a fragment, or before
   * the first.
   */
  public Optional<DropReason> lastDrop() {
    return lastDrop;
  }

  /** Forgets datagrams that have waited for fragments too long. For when there is nothing to do. */
  public void expire() {
    fragments.expire();
  }

  /**
   * Judges a received frame, and counts it.
   *
   * @param in holds the frame, big-endian; not changed
   * @param offset index of the frame's first octet
   * @param length of the frame in octets, 0 or more; octets behind the datagram's total length are
   *     neither summed nor returned
   * @return the length of the reply's first frame in octets, 0 when there is none ({@link
   *     #lastDrop} says why)
   * @throws IllegalArgumentException when the buffer is not big-endian
   * @throws IndexOutOfBoundsException when the frame is not within the buffer
   */
  public int accept(ByteBuffer in, int offset, int length) {
    reply.none();
    lastDrop = Optional.empty();
    counters.countReceived();
    requireWithin(in, offset, length);
    Configuration configuration = latest;
    Optional<DropReason> fault = request.read(in, offset, length, configuration);
    if (fault.isEmpty() && request.isWhole()) {
      fault = reply.begin(in, offset, configuration);
    }
    if (fault.isPresent()) {
      lastDrop = fault;
      counters.countDropped(fault.get());
    } else if (!request.isWhole()) {
      counters.countFragment();
    }
    return reply.nextLength();
  }

  /**
   * Writes the next frame of the reply to the frame that was accepted last: once, and every octet
   * of it, so that the room may hold anything before.
   *
   * @param in holds the accepted frame, unchanged since; big-endian
   * @param inOffset index of the frame's first octet
   * @param out takes the frame, big-endian; may be {@code in} when the reply is a single frame
   * @param outOffset index of the frame's first octet
   * @return the length of the reply's next frame, 0 when this was the last
   * @throws IllegalStateException when no accepted frame waits for its reply
   * @throws IllegalArgumentException when a buffer is not big-endian
   * @throws IndexOutOfBoundsException when the request or the room is not within its buffer
   */
  public int reply(ByteBuffer in, int inOffset, ByteBuffer out, int outOffset) {
    if (reply.nextLength() == 0) {
      throw new IllegalStateException("no accepted frame waits for its reply; call accept first");
    }
    if (!request.isReassembled()) {
      requireWithin(in, inOffset, request.messageOffset() + request.messageLength());
    }
    requireWithin(out, outOffset, reply.nextLength());
    int next = reply.write(in, inOffset, out, outOffset);
    if (next == 0) {
      counters.countReply();
    }
    return next;
  }

  /**
   * Answers a frame in memory. Allocates: for tests and for links without a device, not for the
   * packet path.
   *
   * @param frame any octets, of any length; not changed
   * @return the frames of the reply; none when there is no reply ({@link #lastDrop} says why)
   */
  public List<byte[]> respond(byte[] frame) {
    ByteBuffer in = ByteBuffer.wrap(frame);
    int length = accept(in, 0, frame.length);
    if (length == 0) {
      return List.of();
    }
    List<byte[]> frames = new ArrayList<>();
    while (length != 0) {
      byte[] out = new byte[length];
      length = reply(in, 0, ByteBuffer.wrap(out), 0);
      frames.add(out);
    }
    return frames;
  }

  private static void requireWithin(ByteBuffer buffer, int offset, int length) {
    if (buffer.order() != ByteOrder.BIG_ENDIAN) {
      throw new IllegalArgumentException(
          "the buffer is little-endian; set its order to BIG_ENDIAN");
    }
    Objects.checkFromIndexSize(offset, length, buffer.limit());
  }
}
