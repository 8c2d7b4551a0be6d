package io.echoproof.app.lane;

import io.echoproof.responder.ResponderSettings;
import io.echoproof.responder.RunningResponder;
import io.echoproof.tun.linux.LinuxTun;
import java.io.IOException;
import java.util.List;

/** EchoProof's responder as somebody else's program: a process of its own that holds a tun. */
final class RespondingProgram {
  private RespondingProgram() {}

  /** The argument for an interface without any address. */
  static final String WITHOUT_ADDRESS = "without-address";

  /** Starts it. */
  public static void main(String[] arguments) throws IOException {
    boolean bare = List.of(arguments).contains(WITHOUT_ADDRESS);
    ResponderSettings settings =
        ResponderSettings.of(ForeignTun.address(ForeignTun.STACK), ForeignTun.PREFIX_LENGTH);
    try (LinuxTun tun = bare ? ForeignTun.openWithoutAddress() : ForeignTun.open();
        RunningResponder running = RunningResponder.start(tun, settings)) {
      ForeignTun.serve(tun);
      System.out.println("still answering: " + running.isRunning());
    }
  }
}
