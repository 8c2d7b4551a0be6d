package io.echoproof.app.lane;

import io.echoproof.tun.linux.LinuxTun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The tutorial program that gave the idea for EchoProof, as a process that holds a tun. When its
 * reader dies, the process lives on and answers nothing any more, until it is told to start a fresh
 * reader: by a line in one named pipe, which it confirms in another.
 */
final class TutorialResponder {
  private final LinuxTun tun;
  private Thread reader = new Thread();

  private TutorialResponder(LinuxTun tun) {
    this.tun = tun;
  }

  /**
   * Starts it.
   *
   * @param pipes the pipe that asks for a restart, and the one that confirms it
   */
  public static void main(String[] pipes) throws IOException {
    try (LinuxTun tun = ForeignTun.open()) {
      TutorialResponder responder = new TutorialResponder(tun);
      responder.startReader();
      Thread restarts = new Thread(() -> responder.restart(Path.of(pipes[0]), Path.of(pipes[1])));
      restarts.setDaemon(true);
      restarts.start();
      ForeignTun.serve(tun);
      System.exit(0);
    }
  }

  private void startReader() {
    TutorialReader fresh = new TutorialReader(tun);
    fresh.drain();
    reader = new Thread(fresh, "tutorial reader");
    reader.setDaemon(true);
    reader.start();
  }

  /** Opening a named pipe waits for the other side. */
  private void restart(Path ask, Path confirm) {
    try {
      while (true) {
        Files.readString(ask);
        if (!reader.isAlive()) {
          startReader();
        }
        Files.writeString(confirm, "ready\n");
      }
    } catch (IOException e) {
      System.out.println("no more restarts: " + e);
    }
  }
}
