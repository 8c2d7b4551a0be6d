package io.echoproof.app.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.app.link.Recorder.Recording;
import io.echoproof.conformance.capture.CapturedFrame;
import io.echoproof.tun.Frame;
import io.echoproof.tun.TunDevice;
import io.echoproof.tun.memory.MemoryTunPair;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordingTunTest {
  private final MemoryTunPair pair = MemoryTunPair.create("rec0", 1500, 16);
  private final RecordingTun tun = new RecordingTun(pair.device());

  @AfterEach
  void close() {
    pair.close();
  }

  private static void send(TunDevice device, int octet) {
    Frame frame = new Frame();
    assertTrue(device.reserve(frame, 1));
    frame.buffer().put(frame.offset(), (byte) octet);
    assertTrue(device.commit(frame));
  }

  private static void receive(TunDevice device) {
    Frame frame = new Frame();
    assertTrue(device.poll(frame));
    device.release(frame);
  }

  @Test
  void bothDirectionsAreRecordedInOrderWhileItIsOn() {
    send(pair.kernel(), 1);
    receive(tun);
    try (Recording recording = tun.start()) {
      send(pair.kernel(), 2);
      receive(tun);
      send(tun, 3);
      List<CapturedFrame> frames = recording.take();
      assertEquals(
          List.of("true 02", "false 03"),
          frames.stream()
              .map(f -> f.outbound() + String.format(" %02x", f.frame().toByteArray()[0]))
              .toList());
      assertTrue(frames.get(0).nanoTime() <= frames.get(1).nanoTime());
      assertEquals(List.of(), recording.take());
    }
    send(pair.kernel(), 4);
    receive(tun);
    try (Recording fresh = tun.start()) {
      assertEquals(List.of(), fresh.take());
    }
  }

  @Test
  void everythingElseIsTheDevices() {
    assertEquals("rec0", tun.name());
    assertEquals(1500, tun.mtu());
    tun.end();
    assertEquals(false, tun.await());
  }
}
