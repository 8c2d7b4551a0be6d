package io.echoproof.app.respond;

import io.echoproof.tun.Frame;
import io.echoproof.tun.TunDevice;
import io.echoproof.tun.TunException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A device whose way out is a bad network: replies are lost, doubled, held back or damaged on
 * purpose. They are sent by a thread of their own, so that whoever receives never waits; when too
 * many are on their way, further ones are lost and counted.
 */
final class LabTun implements TunDevice {
  /** Replies on their way at once. */
  static final int CAPACITY = 10_000;

  /** How long a reply waits for the one that is to overtake it. */
  private static final long OVERTAKING_NANOS = 20_000_000;

  private static final int DROPPED = 0;
  private static final int DUPLICATED = 1;
  private static final int REORDERED = 2;
  private static final int CORRUPTED = 3;
  private static final int OVERFLOWED = 4;

  private final TunDevice device;
  private final LabSettings settings;
  private final Random random;
  private final ByteBuffer room = ByteBuffer.allocate(MAX_FRAME_LENGTH);
  private final DelayQueue<HeldReply> underWay = new DelayQueue<>();
  private final AtomicLongArray counts = new AtomicLongArray(OVERFLOWED + 1);
  private final Thread sender;
  private long order;

  /**
   * @param device stays the caller's to close, after this one
   */
  LabTun(TunDevice device, LabSettings settings) {
    this.device = device;
    this.settings = settings;
    this.random = new Random(settings.seed());
    this.sender = new Thread(this::send, "echoproof-lab " + device.name());
    this.sender.setDaemon(true);
    this.sender.start();
  }

  LabCounts counts() {
    return new LabCounts(
        counts.get(DROPPED),
        counts.get(DUPLICATED),
        counts.get(REORDERED),
        counts.get(CORRUPTED),
        counts.get(OVERFLOWED));
  }

  @Override
  public String name() {
    return device.name();
  }

  @Override
  public int mtu() {
    return device.mtu();
  }

  @Override
  public boolean poll(Frame frame) {
    return device.poll(frame);
  }

  @Override
  public boolean await() {
    return device.await();
  }

  @Override
  public void release(Frame frame) {
    device.release(frame);
  }

  @Override
  public boolean reserve(Frame frame, int length) {
    frame.set(room, 0, length);
    return true;
  }

  @Override
  public boolean commit(Frame frame) {
    // All chances are taken every time: then a share of 0 does not change the fate of later ones.
    boolean drop = random.nextDouble() < settings.drop();
    boolean duplicate = random.nextDouble() < settings.duplicate();
    boolean reorder = random.nextDouble() < settings.reorder();
    boolean corrupt = random.nextDouble() < settings.corrupt();
    int bit = random.nextInt(frame.length() * Byte.SIZE);
    if (drop) {
      counts.incrementAndGet(DROPPED);
      return true;
    }
    byte[] octets = frame.toByteArray();
    if (corrupt) {
      counts.incrementAndGet(CORRUPTED);
      octets[bit / Byte.SIZE] ^= (byte) (0x80 >>> bit % Byte.SIZE);
    }
    if (reorder) {
      counts.incrementAndGet(REORDERED);
    }
    put(octets, reorder);
    if (duplicate) {
      counts.incrementAndGet(DUPLICATED);
      put(octets, false);
    }
    return true;
  }

  private void put(byte[] octets, boolean held) {
    if (underWay.size() >= CAPACITY) {
      counts.incrementAndGet(OVERFLOWED);
      return;
    }
    long due = System.nanoTime() + settings.delay().toNanos() + (held ? OVERTAKING_NANOS : 0);
    underWay.put(new HeldReply(octets, held, due, order++));
  }

  private void send() {
    Frame frame = new Frame();
    try {
      while (true) {
        HeldReply reply = underWay.take();
        send(frame, reply);
        if (!reply.held()) {
          sendOvertaken(frame, reply);
        }
      }
    } catch (InterruptedException e) {
      // Closed: what is on its way is lost, as when a cable is pulled.
      return;
    } catch (TunException e) {
      // The device is gone; the thread that receives finds out and says so.
      return;
    }
  }

  /** What was held back in front of this reply follows it. */
  private void sendOvertaken(Frame frame, HeldReply overtaker) {
    for (HeldReply held : underWay) {
      if (held.held() && held.order() < overtaker.order() && underWay.remove(held)) {
        send(frame, held);
      }
    }
  }

  private void send(Frame frame, HeldReply reply) {
    if (device.reserve(frame, reply.octets().length)) {
      frame.buffer().put(frame.offset(), reply.octets());
      device.commit(frame);
    }
  }

  @Override
  public void end() {
    device.end();
  }

  /** Stops sending and waits until the device is left alone; the device itself stays open. */
  @Override
  public void close() {
    sender.interrupt();
    boolean interrupted = false;
    while (sender.isAlive()) {
      try {
        sender.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
