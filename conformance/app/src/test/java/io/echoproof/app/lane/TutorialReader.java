package io.echoproof.app.lane;

import io.echoproof.tun.Frame;
import io.echoproof.tun.linux.LinuxTun;
import java.util.Optional;

/** The tutorial program's reader thread: it answers until a frame is too much for it. */
final class TutorialReader implements Runnable {
  private final LinuxTun tun;

  TutorialReader(LinuxTun tun) {
    this.tun = tun;
  }

  /** Throws away what has queued up, as a new device would have nothing in it. */
  void drain() {
    Frame frame = new Frame();
    while (tun.poll(frame)) {
      tun.release(frame);
    }
  }

  @Override
  public void run() {
    try {
      while (tun.await()) {
        answerAll();
      }
    } catch (RuntimeException e) {
      System.out.println("the reader died: " + e);
    }
  }

  private void answerAll() {
    Frame in = new Frame();
    Frame out = new Frame();
    while (tun.poll(in)) {
      Optional<byte[]> reply;
      try {
        reply = TutorialReply.to(in.toByteArray());
      } finally {
        tun.release(in);
      }
      if (reply.isPresent()) {
        byte[] octets = reply.get();
        tun.reserve(out, octets.length);
        out.buffer().put(out.offset(), octets);
        tun.commit(out);
      }
    }
  }
}
