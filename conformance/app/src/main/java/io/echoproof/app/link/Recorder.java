package io.echoproof.app.link;

import io.echoproof.conformance.capture.CapturedFrame;
import java.util.List;

/** Something that can record both directions of a wire while others use it. */
@FunctionalInterface
public interface Recorder {
  /**
   * Begins to record.
   *
   * @throws io.echoproof.conformance.link.LinkException when that is not possible
   */
  Recording start();

  /** A recording that goes on until it is closed. */
  interface Recording extends AutoCloseable {
    /** Everything since the last call, in the order of time. */
    List<CapturedFrame> take();

    /** Ends it. */
    @Override
    void close();
  }
}
