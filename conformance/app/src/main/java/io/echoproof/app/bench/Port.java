package io.echoproof.app.bench;

import io.echoproof.tun.Frame;

/**
 * Where a load leaves and replies come in, for one thread. Implementations for busy paths allocate
 * nothing per frame.
 */
interface Port extends AutoCloseable {
  /**
   * Whether the target answers on the caller's thread, so that there is never a point in waiting.
   */
  boolean isSynchronous();

  /** Prepares for sending these; called before anything is sent. */
  void load(RequestFrames requests);

  /** Takes one of the frames for sending. */
  void add(int frame);

  /** Sends what was taken. A frame that finds no room is lost. */
  void send();

  /** Takes the next frame that came in, if there is one; release it before the next. */
  boolean poll(Frame frame);

  /** Gives the frame back that was taken last. */
  void release(Frame frame);

  @Override
  void close();
}
