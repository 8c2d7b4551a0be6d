package io.echoproof.app.ping;

import io.echoproof.app.link.TunLink;
import io.echoproof.conformance.capture.CapturedFrame;
import io.echoproof.conformance.link.Link;
import io.echoproof.conformance.packet.IcmpMessage;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Ipv4Packet;
import io.echoproof.conformance.packet.Octets;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Where the system's ping program meets peers that misbehave on purpose: a network behind a tun
 * whose other end is held here. Each script has an address of its own, so that all pings run at the
 * same time and their waits overlap. All is played once, on a thread of its own when somebody asks
 * for that early, else on the thread of the first case that wants to see it.
 */
public final class PingStage implements AutoCloseable {
  /** The operating system's address on the stage's interface. */
  public static final Ipv4Address TESTER = Ipv4Address.of(203, 0, 113, 1);

  /** Length of the prefix of the stage's network. */
  public static final int PREFIX_LENGTH = 24;

  /** An address of the stage that no peer has. */
  static final Ipv4Address NOBODY = Ipv4Address.of(203, 0, 113, 254);

  private static final int FIRST_PEER = 10;
  private static final Duration LOOK = Duration.ofMillis(5);
  private static final int MOST_ROUNDS = 4;

  /** Well within what the ping programs are told to wait. */
  private static final Duration PUNCTUAL = Duration.ofMillis(300);

  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final PingProgram program;
  private final Supplier<TunLink> open;
  private final FutureTask<Map<String, PingPerformance>> performances =
      new FutureTask<>(this::playAll);
  private volatile boolean closed;

  /**
   * @param open makes the tun and sets its interface up, when the stage is used
   */
  public PingStage(PingProgram program, Supplier<TunLink> open) {
    this.program = program;
    this.open = open;
  }

  /** Plays all acts beside whatever else is done meanwhile: they mostly wait. */
  public void begin() {
    Thread thread = new Thread(performances, "ping-stage");
    thread.setDaemon(true);
    thread.start();
  }

  /** Ends the play if it still goes on, and its pings with it. Idempotent. */
  @Override
  public void close() {
    closed = true;
  }

  /** What became of an act; waits for the end of the play. */
  PingPerformance performance(String name) throws IOException {
    performances.run();
    try {
      PingPerformance performance = performances.get().get(name);
      if (performance == null) {
        throw new IllegalArgumentException("no act is called " + name);
      }
      return performance;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure
          ? failure
          : new IOException("the pings could not be played", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the pings ran");
    }
  }

  /** What was answered too late, because this machine was busy, is played again. */
  private Map<String, PingPerformance> playAll() throws IOException {
    Map<String, PingPerformance> played = new LinkedHashMap<>();
    List<PingAct> open = PingActs.ALL;
    for (int round = 0; round < MOST_ROUNDS && !open.isEmpty(); round++) {
      open = play(open, played);
    }
    if (!open.isEmpty()) {
      throw new IOException(
          "this machine is too busy: no answer within "
              + PUNCTUAL.toMillis()
              + " ms to the ping for: "
              + open.get(0).name());
    }
    PingPerformance right = played.get(PingActs.RIGHT);
    if (right == null || right.counted() != 1) {
      throw new IOException(
          "a right reply was not counted either: " + (right == null ? "not played" : right.said()));
    }
    return played;
  }

  /** Plays acts at the same time; answers those that were not played as they are written. */
  private List<PingAct> play(List<PingAct> acts, Map<String, PingPerformance> played)
      throws IOException {
    Map<Ipv4Address, Peer> peers = new LinkedHashMap<>();
    try (TunLink link = open.get()) {
      Link.FrameSink answering = (frame, nanoTime) -> answer(link, peers, frame, nanoTime);
      try {
        for (PingAct act : acts) {
          Ipv4Address address = TESTER.plus(FIRST_PEER + peers.size());
          peers.put(address, Peer.start(act, address, program));
          link.receive(answering, Duration.ZERO);
        }
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (peers.values().stream().anyMatch(p -> p.process.isRunning())) {
          if (closed) {
            throw new IOException("the run ended before the pings did");
          }
          if (System.nanoTime() > deadline) {
            throw new IOException("a ping did not end within " + LONGEST.toSeconds() + " s");
          }
          link.receive(answering, LOOK);
        }
        return keep(peers.values(), played);
      } finally {
        for (Peer peer : peers.values()) {
          peer.process.close();
        }
      }
    }
  }

  private static List<PingAct> keep(Iterable<Peer> peers, Map<String, PingPerformance> played)
      throws IOException {
    List<PingAct> again = new ArrayList<>();
    for (Peer peer : peers) {
      if (peer.isPunctual()) {
        played.put(peer.act.name(), peer.performance());
      } else {
        again.add(peer.act);
      }
    }
    return again;
  }

  private static void answer(
      TunLink link, Map<Ipv4Address, Peer> peers, Octets frame, long nanoTime) {
    Optional<Ipv4Packet> packet = Ipv4Packet.decode(frame);
    Optional<IcmpMessage> message = packet.flatMap(p -> IcmpMessage.decode(p.payload()));
    if (message.filter(m -> m.type() == IcmpMessage.ECHO_REQUEST).isEmpty()) {
      return;
    }
    Peer peer = peers.get(packet.orElseThrow().destination());
    if (peer == null) {
      return;
    }
    peer.frames.add(new CapturedFrame(true, nanoTime, frame, "the ping's request"));
    PeerRequest request = new PeerRequest(packet.get(), message.get(), (int) peer.requests());
    for (Octets answer : peer.act.script().answer(request)) {
      peer.frames.add(
          new CapturedFrame(false, System.nanoTime(), answer, "the peer: " + peer.act.name()));
      link.send(answer);
    }
  }

  /** A peer while its ping runs. */
  private record Peer(
      PingAct act, Ipv4Address address, PingProcess process, List<CapturedFrame> frames) {
    static Peer start(PingAct act, Ipv4Address address, PingProgram program) throws IOException {
      List<String> command = act.command(program.path().toString(), address.toString());
      return new Peer(act, address, PingProcess.start(command), new ArrayList<>());
    }

    long requests() {
      return frames.stream().filter(CapturedFrame::outbound).count();
    }

    /** Whether each request came, and its answer left soon after it. */
    boolean isPunctual() {
      if (requests() != act.count()) {
        return false;
      }
      long request = 0;
      for (CapturedFrame frame : frames) {
        if (frame.outbound()) {
          request = frame.nanoTime();
        } else if (frame.nanoTime() - request > PUNCTUAL.toNanos()) {
          return false;
        }
      }
      return true;
    }

    PingPerformance performance() throws IOException {
      PingProgram.Call call = process.result();
      PingOutput output = PingOutput.parse(call.output().toByteArray());
      return new PingPerformance(act, address.toString(), call, output, frames);
    }
  }
}
