package io.echoproof.responder;

import static io.echoproof.responder.RequestBuilder.echo;
import static io.echoproof.responder.Wire.SETTINGS;
import static io.echoproof.responder.Wire.octets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** No garbage per packet, whether it is answered or not. */
class AllocationTest {
  private static final int PACKETS = 100_000;
  private static final long ALLOWED_OCTETS = 1024;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final EchoResponder responder = new EchoResponder(SETTINGS);

  @Test
  void answeringDoesNotAllocate() {
    ByteBuffer room = ByteBuffer.allocateDirect(2048);
    ByteBuffer direct = ByteBuffer.allocateDirect(2048);
    byte[] request = echo().data(new byte[1471]).frame();
    direct.put(0, request);
    ByteBuffer heap = ByteBuffer.wrap(request);
    assertNoGarbage(
        () -> {
          answer(direct, request.length, room);
          answer(heap, request.length, room);
          answer(direct, request.length, direct);
          direct.put(0, request);
        });
    assertTrue(responder.counters().answered() > 3L * PACKETS);
  }

  @Test
  void droppingDoesNotAllocate() {
    ByteBuffer notOurs =
        ByteBuffer.wrap(octets("4500001c123400004001e45dc0000202c000024d0800390fbeef0001"));
    ByteBuffer wrongChecksum =
        ByteBuffer.wrap(octets("4500001c123400004001e4a9c0000202c000020108003910beef0001"));
    assertNoGarbage(
        () -> {
          assertEquals(0, responder.accept(notOurs, 0, 28));
          assertEquals(0, responder.accept(wrongChecksum, 0, 28));
        });
    assertTrue(responder.counters().dropped(DropReason.ICMP_CHECKSUM) > PACKETS);
  }

  @Test
  void fragmentsAndOptionsDoNotAllocate() {
    byte[] request = echo().options("072704" + "00".repeat(37)).data(new byte[4000]).frame();
    ByteBuffer[] fragments =
        FragmentedFrame.cut(request, 1440).stream()
            .map(ByteBuffer::wrap)
            .toArray(ByteBuffer[]::new);
    byte[] stamped = echo().options("44240501" + "00".repeat(32)).frame();
    ByteBuffer stamps = ByteBuffer.wrap(stamped);
    ByteBuffer room = ByteBuffer.allocateDirect(2048);
    responder.reconfigure(SETTINGS.with(Feature.TIMESTAMP_SERVICE));
    ByteBuffer timestamp = ByteBuffer.wrap(RequestBuilder.timestamp("00000001").frame());
    assertNoGarbage(
        () -> {
          for (ByteBuffer fragment : fragments) {
            answer(fragment, room);
          }
          answer(stamps, room);
          answer(timestamp, room);
        });
    assertTrue(responder.counters().answered() >= 3L * PACKETS);
  }

  @Test
  void aFloodOfFirstHalvesDoesNotAllocate() {
    byte[] half = FragmentedFrame.cut(echo().data(new byte[1500]).frame(), 1480).get(0);
    ByteBuffer in = ByteBuffer.wrap(half);
    ByteBuffer room = ByteBuffer.allocate(2048);
    assertNoGarbage(
        () -> {
          Wire.putU16(half, 14, Wire.u16(half, 14) + 1);
          FragmentedFrame.repaired(half);
          answer(in, room);
        });
    assertTrue(responder.counters().reassemblyEvictions() > PACKETS);
  }

  private void answer(ByteBuffer in, ByteBuffer out) {
    int length = responder.accept(in, 0, in.capacity());
    while (length != 0) {
      length = responder.reply(in, 0, out, 0);
    }
  }

  @Test
  void theLoopDoesNotAllocate() {
    RepeatingTun device = new RepeatingTun(echo().data(new byte[56]).frame());
    ResponderLoop loop = new ResponderLoop(device, responder);
    assertNoGarbage(
        () -> {
          device.repeat(3);
          loop.run();
        });
    assertTrue(responder.counters().answered() > PACKETS);
    assertTrue(responder.counters().deviceFull() > PACKETS);
    assertTrue(responder.counters().deviceRefused() > PACKETS);
  }

  private void answer(ByteBuffer in, int length, ByteBuffer out) {
    assertEquals(length, responder.accept(in, 0, length));
    responder.reply(in, 0, out, 0);
  }

  private void assertNoGarbage(Runnable packet) {
    assumeTrue(threads.isThreadAllocatedMemorySupported());
    threads.setThreadAllocatedMemoryEnabled(true);
    long thread = Thread.currentThread().getId();
    long octets = Long.MAX_VALUE;
    // The first round warms up: classes are loaded, the second one counts.
    for (int round = 0; round < 2; round++) {
      long before = threads.getThreadAllocatedBytes(thread);
      for (int i = 0; i < PACKETS; i++) {
        packet.run();
      }
      octets = threads.getThreadAllocatedBytes(thread) - before;
    }
    assertTrue(
        octets <= ALLOWED_OCTETS,
        "allocated " + octets + " octets for " + PACKETS + " packets, allowed " + ALLOWED_OCTETS);
  }
}
