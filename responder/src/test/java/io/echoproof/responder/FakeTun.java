package io.echoproof.responder;

import io.echoproof.tun.Frame;
import io.echoproof.tun.TunDevice;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A device that hands out the frames it was given, then says that it was ended; for a loop on the
 * test's own thread. What it does on the way can be replaced, so that it fills up, refuses, fails
 * or lies.
 */
final class FakeTun implements TunDevice {
  private final Deque<byte[]> incoming = new ArrayDeque<>();
  private final List<byte[]> sent = new ArrayList<>();
  private int borrowed;
  private int reserved;

  /** What {@link #await} does when nothing is left; ends by default. */
  BooleanSupplier onAwait = () -> false;

  /** What {@link #poll} does first. */
  Runnable onPoll = () -> {};

  /** What {@link #reserve} answers. */
  BooleanSupplier onReserve = () -> true;

  /** What {@link #commit} answers. */
  BooleanSupplier onCommit = () -> true;

  /** What {@link #release} does besides. */
  Runnable onRelease = () -> {};

  /** How many octets more than there are a received frame claims to have. */
  int lie;

  /** The order of the memory that is reserved. */
  ByteOrder roomOrder = ByteOrder.BIG_ENDIAN;

  FakeTun receives(byte[] frame) {
    incoming.add(frame);
    return this;
  }

  List<byte[]> sent() {
    return sent;
  }

  /** Frames that were lent and not given back, and reserved and not committed. */
  int outstanding() {
    return borrowed + reserved;
  }

  @Override
  public String name() {
    return "fake0";
  }

  @Override
  public int mtu() {
    return 1500;
  }

  @Override
  public boolean poll(Frame frame) {
    onPoll.run();
    if (incoming.isEmpty()) {
      return false;
    }
    byte[] octets = incoming.remove();
    frame.set(ByteBuffer.wrap(octets), 0, octets.length + lie);
    borrowed++;
    return true;
  }

  @Override
  public boolean await() {
    return onAwait.getAsBoolean();
  }

  @Override
  public void release(Frame frame) {
    borrowed--;
    onRelease.run();
  }

  @Override
  public boolean reserve(Frame frame, int length) {
    if (!onReserve.getAsBoolean()) {
      return false;
    }
    byte[] room = new byte[length + 6];
    Arrays.fill(room, (byte) 0xA5);
    frame.set(ByteBuffer.wrap(room).order(roomOrder), 3, length);
    reserved++;
    return true;
  }

  @Override
  public boolean commit(Frame frame) {
    reserved--;
    if (!onCommit.getAsBoolean()) {
      return false;
    }
    sent.add(frame.toByteArray());
    return true;
  }

  @Override
  public void end() {
    onAwait = () -> false;
  }

  @Override
  public void close() {
    throw new AssertionError("the loop does not own the device");
  }
}
