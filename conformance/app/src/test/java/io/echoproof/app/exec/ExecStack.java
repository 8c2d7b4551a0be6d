package io.echoproof.app.exec;

import io.echoproof.responder.EchoResponder;
import io.echoproof.responder.ResponderSettings;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A stack as a child process: our responder, and what can go wrong with one. The first argument
 * says what it does, and the second the frame length at which it does it.
 */
final class ExecStack {
  private static final int STATUS = 3;

  private ExecStack() {}

  /** What {@code --target} takes to run it. */
  static String target(String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    words.add("'" + System.getProperty("java.class.path", "") + "'");
    words.add(ExecStack.class.getName());
    words.addAll(List.of(arguments));
    return "exec:" + String.join(" ", words);
  }

  public static void main(String[] args) throws Exception {
    String fault = args.length > 0 ? args[0] : "none";
    int length = args.length > 1 ? Integer.parseInt(args[1]) : -1;
    EchoResponder responder = new EchoResponder(settings(fault.equals("first-only")));
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
    DataOutputStream out = new DataOutputStream(System.out);
    switch (fault) {
      case "prints" -> System.out.print("stack starting\n");
      case "ends" -> {
        System.err.println("no such configuration");
        System.exit(STATUS);
      }
      case "never-ready" -> new CountDownLatch(1).await();
      default -> out.writeInt(0);
    }
    out.flush();
    for (int octets = in.readInt(); ; octets = in.readInt()) {
      byte[] frame = in.readNBytes(octets);
      if (octets == length) {
        misbehave(fault, out);
      }
      for (byte[] reply : responder.respond(frame)) {
        out.writeInt(reply.length);
        out.write(reply);
        out.flush();
      }
    }
  }

  private static void misbehave(String fault, DataOutputStream out) throws Exception {
    switch (fault) {
      case "exits" -> {
        System.err.println("assertion failed: length");
        System.exit(STATUS);
      }
      case "hangs" -> new CountDownLatch(1).await();
      case "talks" -> out.write("unexpected length\n".getBytes(StandardCharsets.US_ASCII));
      case "warns" -> System.err.println("runtime error: shift of a negative number");
      default -> throw new IllegalArgumentException(fault);
    }
  }

  private static ResponderSettings settings(boolean firstOnly) throws IOException {
    ResponderSettings settings =
        ResponderSettings.of(
                address("ECHOPROOF_ADDRESS"), Integer.parseInt(System.getenv("ECHOPROOF_PREFIX")))
            .withMtu(Integer.parseInt(System.getenv("ECHOPROOF_MTU")));
    return firstOnly || System.getenv("ECHOPROOF_SECOND") == null
        ? settings
        : settings.withFurtherAddress(address("ECHOPROOF_SECOND"));
  }

  private static Inet4Address address(String variable) throws IOException {
    return (Inet4Address) InetAddress.getByName(System.getenv(variable));
  }
}
