package io.echoproof.app.target;

import io.echoproof.conformance.target.TargetProfile;
import io.echoproof.responder.EchoResponder;
import io.echoproof.responder.ResponderClock;
import io.echoproof.responder.ResponderSettings;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** EchoProof's responder as a stack on the caller's thread, without allocation per frame. */
final class BuiltinStack implements DirectStack {
  private static final int LARGEST_FRAME = 0x10000;

  private final EchoResponder responder;
  private final byte[] reply = new byte[LARGEST_FRAME];
  private final ByteBuffer room = ByteBuffer.wrap(reply);
  private ByteBuffer request = ByteBuffer.allocate(0);

  private BuiltinStack(ResponderSettings settings, ResponderClock clock) {
    this.responder = new EchoResponder(settings, clock);
  }

  /** Makes such stacks for a profile. */
  static Factory factory(TargetProfile profile) {
    return nanoTime -> new BuiltinStack(BuiltinTarget.settings(profile), clock(nanoTime));
  }

  private static ResponderClock clock(LongSupplier nanoTime) {
    return new ResponderClock() {
      @Override
      public long nanoTime() {
        return nanoTime.getAsLong();
      }

      @Override
      public long currentTimeMillis() {
        return TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong());
      }
    };
  }

  /** Wraps an array when it is another one than the last time. */
  @SuppressWarnings("ReferenceEquality")
  @Override
  public void accept(byte[] frame, int length, Replies replies) {
    if (request.array() != frame) {
      request = ByteBuffer.wrap(frame);
    }
    int replyLength = responder.accept(request, 0, length);
    while (replyLength > 0) {
      int nextLength = responder.reply(request, 0, room, 0);
      replies.add(reply, replyLength);
      replyLength = nextLength;
    }
  }
}
