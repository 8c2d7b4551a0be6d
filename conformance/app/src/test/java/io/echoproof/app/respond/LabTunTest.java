package io.echoproof.app.respond;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.tun.Frame;
import io.echoproof.tun.TunDevice;
import io.echoproof.tun.memory.MemoryTunPair;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a bad network does to replies, between two ends of a device in memory. */
@Timeout(60)
class LabTunTest {
  private static final int COUNT = 200;
  private static final long SEED = 0x2a;

  private static LabSettings settings(
      double drop, double duplicate, double reorder, double corrupt, Duration delay) {
    return new LabSettings(drop, duplicate, reorder, corrupt, delay, SEED);
  }

  private static MemoryTunPair pair() {
    return MemoryTunPair.create("lab", 1500, 4 * COUNT);
  }

  /** Numbered frames through such a network, as they arrive; as many as are expected. */
  private static List<byte[]> through(LabSettings settings, int expected) {
    List<byte[]> arrived = new ArrayList<>();
    try (MemoryTunPair pair = pair();
        LabTun lab = new LabTun(pair.device(), settings)) {
      IntStream.range(0, COUNT).forEach(i -> send(lab, i));
      Frame frame = new Frame();
      while (arrived.size() < expected) {
        if (pair.kernel().poll(frame)) {
          arrived.add(frame.toByteArray());
          pair.kernel().release(frame);
        } else {
          Thread.onSpinWait();
        }
      }
      assertFalse(pair.kernel().poll(frame), "one more than expected");
      assertEquals(0, lab.counts().overflowed());
    }
    return arrived;
  }

  private static void send(TunDevice device, int number) {
    Frame frame = new Frame();
    assertTrue(device.reserve(frame, Integer.BYTES));
    frame.buffer().putInt(frame.offset(), number);
    assertTrue(device.commit(frame));
  }

  private static int number(byte[] frame) {
    return ByteBuffer.wrap(frame).getInt();
  }

  @Test
  void aShareOfOneLosesThemAll() {
    assertEquals(0, through(settings(1, 0, 0, 0, Duration.ZERO), 0).size());
  }

  @Test
  void aDoubledOneArrivesTwice() {
    List<byte[]> arrived = through(settings(0, 1, 0, 0, Duration.ZERO), 2 * COUNT);
    for (int i = 0; i < COUNT; i++) {
      assertEquals(i, number(arrived.get(2 * i)));
      assertEquals(i, number(arrived.get(2 * i + 1)));
    }
  }

  @Test
  void aDamagedOneDiffersInOneBit() {
    List<byte[]> arrived = through(settings(0, 0, 0, 1, Duration.ZERO), COUNT);
    for (int i = 0; i < COUNT; i++) {
      assertEquals(1, Integer.bitCount(i ^ number(arrived.get(i))));
    }
  }

  @Test
  void anOvertakenOneArrivesLaterAndNoneIsLost() {
    List<Integer> numbers =
        through(settings(0, 0, 0.3, 0, Duration.ZERO), COUNT).stream()
            .map(LabTunTest::number)
            .toList();
    List<Integer> sorted = numbers.stream().sorted(Comparator.naturalOrder()).toList();
    assertEquals(IntStream.range(0, COUNT).boxed().toList(), sorted);
    assertNotEquals(sorted, numbers);
  }

  @Test
  void aDelayedOneIsNotThereBefore() {
    Duration delay = Duration.ofMillis(50);
    long begin = System.nanoTime();
    List<byte[]> arrived = through(settings(0, 0, 0, 0, delay), COUNT);
    assertTrue(System.nanoTime() - begin >= delay.toNanos());
    assertArrayEquals(new byte[] {0, 0, 0, 0}, arrived.get(0));
  }

  @Test
  void theSameSeedLosesTheSameOnes() {
    LabSettings half = settings(0.5, 0, 0, 0, Duration.ZERO);
    BitSet lost = new BitSet();
    try (MemoryTunPair pair = pair();
        LabTun lab = new LabTun(pair.device(), half)) {
      for (int i = 0; i < COUNT; i++) {
        long before = lab.counts().dropped();
        send(lab, i);
        lost.set(i, lab.counts().dropped() > before);
      }
    }
    List<Integer> arrived =
        through(half, COUNT - lost.cardinality()).stream().map(LabTunTest::number).toList();
    assertEquals(IntStream.range(0, COUNT).filter(i -> !lost.get(i)).boxed().toList(), arrived);
    assertTrue(lost.cardinality() > COUNT / 4 && lost.cardinality() < COUNT * 3 / 4);
  }

  @Test
  void moreThanItHoldsIsLostAndCountedAndNobodyWaits() {
    try (MemoryTunPair pair = pair();
        LabTun lab = new LabTun(pair.device(), settings(0, 0, 0, 0, LabSettings.LONGEST_DELAY))) {
      for (int i = 0; i < LabTun.CAPACITY + 7; i++) {
        send(lab, i);
      }
      assertEquals(7, lab.counts().overflowed());
    }
  }
}
