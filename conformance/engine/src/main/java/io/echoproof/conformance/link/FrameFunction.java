package io.echoproof.conformance.link;

import io.echoproof.conformance.packet.Octets;
import java.util.function.Consumer;

/**
 * A stack without a device: a frame goes in, any number of frames come out, on the caller's thread.
 */
@FunctionalInterface
public interface FrameFunction {
  /**
   * Handles a frame. An exception means that the stack died of it.
   *
   * @param frame what arrives
   * @param out takes what the stack sends
   */
  void accept(Octets frame, Consumer<Octets> out);
}
