package io.echoproof.app.exec;

import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.StackUnderTest;
import io.echoproof.responder.EchoResponder;
import io.echoproof.responder.ResponderSettings;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Our responder as somebody's stack in this JVM; it dies of frames of 528 octets. */
public final class JvmStack implements StackUnderTest {
  private static final int DEADLY = 528;

  @Override
  public FrameFunction start() {
    EchoResponder responder = new EchoResponder(settings());
    return (frame, out) -> {
      if (frame.length() == DEADLY) {
        throw new IndexOutOfBoundsException("no room for " + DEADLY + " octets");
      }
      responder.respond(frame.toByteArray()).forEach(reply -> out.accept(Octets.of(reply)));
    };
  }

  private ResponderSettings settings() {
    try {
      InetAddress address = InetAddress.getByName(profile().address().toString());
      return ResponderSettings.of((Inet4Address) address, profile().prefix().length());
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
