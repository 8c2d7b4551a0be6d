package io.echoproof.app.link;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a child process writes to its standard error, taken off it all the time: a child whose pipe
 * is full would stand still. Of more than {@link #MOST_KEPT} octets at once the last ones are kept.
 */
final class ErrorOutput {
  static final int MOST_KEPT = 64 * 1024;

  private static final int MOST_LINES = 5;
  private static final int CHUNK = 4096;
  private static final long LONGEST_JOIN_MILLIS = 1_000;

  private final Thread thread;
  private byte[] kept = {};

  private ErrorOutput(InputStream stream, long pid) {
    this.thread = new Thread(() -> drain(stream), "echoproof-stderr of " + pid);
    this.thread.setDaemon(true);
  }

  static ErrorOutput of(Process process) {
    ErrorOutput output = new ErrorOutput(process.getErrorStream(), process.pid());
    output.thread.start();
    return output;
  }

  private void drain(InputStream stream) {
    byte[] chunk = new byte[CHUNK];
    try (stream) {
      for (int n = stream.read(chunk); n >= 0; n = stream.read(chunk)) {
        keep(chunk, n);
      }
    } catch (IOException e) {
      // The process is gone, and its pipe with it.
    }
  }

  private synchronized void keep(byte[] chunk, int length) {
    ByteArrayOutputStream all = new ByteArrayOutputStream(kept.length + length);
    all.write(kept, 0, kept.length);
    all.write(chunk, 0, length);
    int from = Math.max(0, all.size() - MOST_KEPT);
    kept = java.util.Arrays.copyOfRange(all.toByteArray(), from, all.size());
  }

  /** What has come since the last call, undecoded. */
  synchronized byte[] take() {
    byte[] taken = kept;
    kept = new byte[0];
    return taken;
  }

  /** Its last lines, joined to one; empty when there are none. */
  synchronized String lastWords() {
    List<String> lines =
        new String(kept, StandardCharsets.UTF_8).lines().filter(l -> !l.isBlank()).toList();
    return lines.stream()
        .skip(Math.max(0, lines.size() - MOST_LINES))
        .map(String::strip)
        .collect(Collectors.joining(" / "));
  }

  /** Waits a while for the last of it, after the process has ended. */
  void awaitEnd() {
    try {
      thread.join(LONGEST_JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
