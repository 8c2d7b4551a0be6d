package io.echoproof.app.link;

import io.echoproof.conformance.link.LinkException;
import io.echoproof.conformance.packet.Octets;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A stack in a child process: frames on its standard input and output. Nothing that it does blocks
 * the caller for long: whoever takes no frames is dead, as one is who has ended.
 */
final class FramedChild {
  private static final int MOST_OUTGOING = 1_024;
  private static final long LONGEST_OFFER_MILLIS = 2_000;
  private static final long LONGEST_END_MILLIS = 1_000;

  /** Java gives 128 and the signal's number as the exit status of a process that was killed. */
  private static final int SIGNALLED = 128;

  private final Process process;
  private final ErrorOutput errorOutput;
  private final BlockingQueue<Octets> outgoing = new ArrayBlockingQueue<>(MOST_OUTGOING);
  private final CountDownLatch ready = new CountDownLatch(1);
  private final List<Thread> threads;
  private volatile boolean saidReady;
  private volatile boolean ended;
  private volatile Optional<String> failure = Optional.empty();

  private FramedChild(Process process, BlockingQueue<Arrival> arrivals) {
    this.process = process;
    this.errorOutput = ErrorOutput.of(process);
    this.threads = List.of(thread("stdout", () -> read(arrivals)), thread("stdin", this::write));
  }

  private Thread thread(String stream, Runnable work) {
    Thread thread = new Thread(work, "echoproof-" + stream + " of " + process.pid());
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Starts it and waits until it says that it is ready.
   *
   * @param arrivals takes what it sends
   * @throws LinkException when it can't be started, ends, or is not ready in time; with its last
   *     words
   */
  static FramedChild start(ChildCommand command, BlockingQueue<Arrival> arrivals) {
    FramedChild child;
    try {
      child = new FramedChild(command.builder().start(), arrivals);
    } catch (IOException e) {
      throw new LinkException("'" + command.command() + "' can't be started: " + e.getMessage(), e);
    }
    child.threads.forEach(Thread::start);
    try {
      if (!child.ready.await(command.readyWithin().toMillis(), TimeUnit.MILLISECONDS)) {
        child.failure =
            Optional.of(
                "it did not say within "
                    + command.readyWithin().toMillis()
                    + " ms that it is ready, which is a frame of length 0 on its standard output");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      child.failure = Optional.of("the wait for it was interrupted");
    }
    if (!child.saidReady) {
      String reason = child.obituary();
      child.kill();
      String said = child.errorOutput.lastWords();
      throw new LinkException(
          "'"
              + command.command()
              + "' is no stack to be tested: "
              + reason
              + (said.isEmpty() ? "" : "; on its standard error: " + said));
    }
    return child;
  }

  private void read(BlockingQueue<Arrival> arrivals) {
    FrameStreams.Reader reader = new FrameStreams.Reader(process.getInputStream());
    try {
      for (Optional<Octets> frame = reader.read(); frame.isPresent(); frame = reader.read()) {
        if (saidReady) {
          arrivals.put(new Arrival(frame.get(), System.nanoTime()));
        } else if (frame.get().length() == 0) {
          saidReady = true;
          ready.countDown();
        } else {
          fail("its first frame has " + frame.get().length() + " octets; 0 would say ready");
          return;
        }
      }
    } catch (IOException e) {
      fail(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended = true;
      ready.countDown();
    }
  }

  /** Whether its output has come to an end, all of it handed over. */
  boolean hasEnded() {
    return ended;
  }

  private void write() {
    try (OutputStream in = process.getOutputStream()) {
      while (true) {
        FrameStreams.write(in, outgoing.take());
        if (outgoing.isEmpty()) {
          in.flush();
        }
      }
    } catch (IOException e) {
      // It has closed its standard input or ended; the sentinel finds out what that means.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What does not keep to the framing can't be understood any more. */
  private void fail(String reason) {
    failure = Optional.of(reason);
    killTree();
  }

  /** Hands over a frame; a child that is dead, or takes none, gets nothing more. */
  void send(Octets frame) {
    if (failure.isPresent() || !process.isAlive()) {
      return;
    }
    try {
      if (!outgoing.offer(frame, LONGEST_OFFER_MILLIS, TimeUnit.MILLISECONDS)) {
        fail("it took no frame off its standard input for " + LONGEST_OFFER_MILLIS + " ms");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How it is, in words, when it does not answer. */
  String obituary() {
    if (failure.isPresent()) {
      return failure.get();
    }
    try {
      // The end of its output may be seen before its own end is.
      if (!process.waitFor(saidReady ? 0 : LONGEST_END_MILLIS, TimeUnit.MILLISECONDS)) {
        return "its process still runs";
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    errorOutput.awaitEnd();
    int status = process.exitValue();
    return status > SIGNALLED
        ? "its process was killed by signal " + (status - SIGNALLED)
        : "its process ended with status " + status;
  }

  ErrorOutput errorOutput() {
    return errorOutput;
  }

  /** Tells it that no more frames come, and leaves it a moment to end by itself. */
  void end() {
    threads.get(1).interrupt();
    try {
      process.waitFor(LONGEST_END_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kill();
  }

  /** Ends it with all that it has started. */
  void kill() {
    threads.forEach(Thread::interrupt);
    killTree();
    try {
      process.waitFor(LONGEST_END_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    errorOutput.awaitEnd();
  }

  private void killTree() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
