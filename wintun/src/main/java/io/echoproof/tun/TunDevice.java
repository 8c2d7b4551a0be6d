package io.echoproof.tun;

/**
 * A layer 3 tunnel device: what the operating system routes to it is received here, what is sent
 * here reaches the operating system as if it had come from a wire. Frames are bare IP packets; a
 * packet-information header, where a device has one, never shows.
 *
 * <p>No frame is copied on its way: {@link #poll} lends a frame that stays in the device's own
 * memory until {@link #release}, {@link #reserve} hands out room in the device's own memory that
 * {@link #commit} sends. Nothing is allocated per frame.
 *
 * <p>Threads: one thread receives ({@link #poll}, {@link #await}, {@link #release}) and one thread
 * (the same or another) sends ({@link #reserve}, {@link #commit}). {@link #end} may be called by
 * any thread, at any time. {@link #close} may only be called when no other thread is inside a
 * method of this device; end the device and join its reader first.
 */
public interface TunDevice extends AutoCloseable {
  /** The largest IP packet there is, in octets (RFC 791, section 3.1, total length). */
  int MAX_FRAME_LENGTH = 65_535;

  /** The name of the interface, as the operating system shows it. */
  String name();

  /**
   * The MTU of the interface in octets, as it is now. This asks the operating system: not for the
   * packet path.
   *
   * @throws TunException when the device is broken or gone
   */
  int mtu();

  /**
   * Takes the next frame if one is there, and never waits. Several frames may be borrowed at once;
   * how many, and what happens beyond that, is the device's to say.
   *
   * @param frame set to the received frame, which is borrowed until it is given to {@link
   *     #release}; untouched when the answer is {@code false}
   * @return whether a frame was there
   * @throws TunException when the device is broken or gone: no later call will succeed
   */
  boolean poll(Frame frame);

  /**
   * Waits until {@link #poll} may find a frame. Interrupting the thread does not wake it, {@link
   * #end} does.
   *
   * @return {@code true} when it is worth polling again (which may still find nothing), {@code
   *     false} when the device was ended
   * @throws TunException when the device is broken or gone
   */
  boolean await();

  /**
   * Gives a received frame back. Frames may be given back in any order, each exactly once.
   *
   * @throws IllegalStateException when the frame is not a borrowed one of this device
   */
  void release(Frame frame);

  /**
   * Reserves room for a frame of exactly that length. A reserved frame must be committed, and
   * before the next one is reserved: one that never came would hold back all later ones.
   *
   * @param frame set to the room; its content is undefined and must be written in full
   * @param length in octets, 1 to {@link #MAX_FRAME_LENGTH}
   * @return {@code false} when the device has no room now: drop the frame, count it, go on
   * @throws IllegalArgumentException when the length is out of range
   * @throws IllegalStateException when a reserved frame has not been committed yet
   * @throws TunException when the device is broken or gone
   */
  boolean reserve(Frame frame, int length);

  /**
   * Sends the reserved frame.
   *
   * @return {@code false} when the operating system refused this frame (Linux refuses a version
   *     other than 4 or 6 without packet information, and everything while the interface is down),
   *     or, by a device that sends several at once, an earlier one of which that was not told yet;
   *     the device goes on
   * @throws IllegalStateException when the frame is not the reserved one
   * @throws TunException when the device is broken or gone
   */
  boolean commit(Frame frame);

  /**
   * Ends reception: {@link #await} returns {@code false} from now on, also to a thread inside it.
   */
  void end();

  /** Frees the device. Idempotent. */
  @Override
  void close();
}
