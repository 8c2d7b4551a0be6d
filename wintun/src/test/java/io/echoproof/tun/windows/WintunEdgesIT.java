package io.echoproof.tun.windows;

import static io.echoproof.tun.Frames.borrow;
import static io.echoproof.tun.Frames.echoRequest;
import static io.echoproof.tun.Frames.receive;
import static io.echoproof.tun.Frames.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.echoproof.tun.Frame;
import io.echoproof.tun.TunException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a session does at the ends of its rings and of its life. */
@Timeout(60)
class WintunEdgesIT {
  private static TunDouble tunDouble;

  private WintunTun tun;
  private long session;

  @BeforeAll
  static void lane() {
    tunDouble = TunDouble.require();
  }

  @BeforeEach
  void open() {
    WintunSettings smallest =
        WintunSettings.named("epw1").withCapacity(Wintun.WINTUN_MIN_RING_CAPACITY);
    tun = tunDouble.open(smallest);
    session = tun.session().handle();
  }

  @AfterEach
  void close() {
    tun.close();
  }

  @Test
  void anEmptyRingSaysSoByItsCode() {
    try (Memory size = new Memory(4)) {
      assertEquals(0, Wintun.WintunReceivePacket(session, Pointer.nativeValue(size)));
      assertEquals(WinError.ERROR_NO_MORE_ITEMS, Native.getLastError());
    }
    assertFalse(tun.poll(new Frame()));
  }

  @Test
  void aFullSendRingIsCountedAndSurvived() {
    long held = Wintun.WintunAllocateSendPacket(session, 20);
    assertNotEquals(0, held, "allocated and not sent: it holds back all later ones");
    byte[] request = echoRequest(1, 1, 1000);
    int sent = 0;
    while (send(tun, request)) {
      sent++;
    }
    assertTrue(sent > 100 && sent < 128, "128 KiB have room for " + sent + " of 1028 octets");
    assertFalse(tun.reserve(new Frame(), 1028));
    assertEquals(2, tun.dropped());
    assertFalse(tun.poll(new Frame()), "none was sent");
    new Pointer(held).clear(20);
    Wintun.WintunSendPacket(session, held);
    for (int i = 0; i < sent; i++) {
      receive(tun, frame -> frame[0] == 0x45 && frame[9] == 1);
    }
    assertTrue(send(tun, request), "there is room again");
  }

  @Test
  void aFullRingsCodeIsBufferOverflow() {
    int packets = 0;
    while (Wintun.WintunAllocateSendPacket(session, 1000) != 0) {
      packets++;
    }
    assertEquals(WinError.ERROR_BUFFER_OVERFLOW, Native.getLastError());
    assertTrue(packets > 100 && packets < 132, "128 KiB have room for " + packets);
  }

  @Test
  void anUnreleasedFrameEndsReceptionInTheEndAndItsReleaseStartsItAgain() {
    Frame first = new Frame();
    assertTrue(send(tun, echoRequest(1, 0, 1000)));
    borrow(tun, first, frame -> frame[9] == 1);
    int received = 0;
    while (tunDouble.hooks().TunDoubleUnreleased(session)
        <= Wintun.WINTUN_MIN_RING_CAPACITY - 1040) {
      assertTrue(send(tun, echoRequest(1, 1, 1000)));
      receive(tun, frame -> frame[9] == 1);
      received++;
    }
    assertTrue(received > 100, "received " + received);
    assertTrue(send(tun, echoRequest(1, 2, 1000)));
    while (tunDouble.hooks().TunDoubleLost(session) == 0) {
      Thread.onSpinWait();
    }
    assertFalse(tun.poll(new Frame()), "it is lost");
    tun.release(first);
    assertEquals(0, tunDouble.hooks().TunDoubleUnreleased(session));
    assertTrue(send(tun, echoRequest(1, 3, 1000)));
    byte[] next = receive(tun, frame -> frame[9] == 1);
    assertEquals(3, next[27], "the sequence number");
  }

  @Test
  void aTooLongPacketTerminatesTheSession() throws Exception {
    var answer = new FutureTask<>(tun::await);
    Thread reader = new Thread(answer);
    reader.start();
    long packet = Wintun.WintunAllocateSendPacket(session, 65_536);
    new Pointer(packet).clear(65_536);
    Wintun.WintunSendPacket(session, packet);
    assertTrue(answer.get(10, TimeUnit.SECONDS), "it is worth polling");
    reader.join();
    assertGone();
  }

  @Test
  void aLostAdapterIsGoneInBothDirections() {
    tunDouble.hooks().TunDoubleTerminate(session);
    assertTrue(tun.await());
    assertGone();
  }

  private void assertGone() {
    TunException e = assertThrows(TunException.class, () -> tun.poll(new Frame()));
    assertEquals(WinError.ERROR_HANDLE_EOF, e.errorCode());
    assertTrue(e.reason().contains("removed or the driver is terminating"), e.reason());
    assertTrue(e.wayOut().contains("open it again"), e.wayOut());
    e = assertThrows(TunException.class, () -> tun.reserve(new Frame(), 20));
    assertEquals(WinError.ERROR_HANDLE_EOF, e.errorCode());
  }

  @Test
  void aCorruptRingIsSaidSo() {
    tunDouble.hooks().TunDoubleCorrupt(session);
    assertTrue(tun.await());
    TunException e = assertThrows(TunException.class, () -> tun.poll(new Frame()));
    assertEquals(WinError.ERROR_INVALID_DATA, e.errorCode());
    assertTrue(e.reason().contains("corrupt"), e.reason());
  }

  @Test
  void endFromAnotherThreadWakesAwait() throws Exception {
    var answer = new FutureTask<>(tun::await);
    Thread reader = new Thread(answer);
    reader.start();
    tun.end();
    assertFalse(answer.get(10, TimeUnit.SECONDS));
    reader.join();
    assertFalse(tun.await(), "and it stays ended");
  }

  @Test
  void closingWaitsForTheReaderToLeave() throws Exception {
    var answer = new FutureTask<>(tun::await);
    Thread reader = new Thread(answer);
    reader.start();
    tun.close();
    assertFalse(answer.get(10, TimeUnit.SECONDS));
    reader.join();
  }

  @Test
  void aFrameWakesAwait() throws Exception {
    var answer = new FutureTask<>(tun::await);
    Thread reader = new Thread(answer);
    reader.start();
    assertTrue(send(tun, echoRequest(1, 1, 4)));
    assertTrue(answer.get(10, TimeUnit.SECONDS));
    reader.join();
    receive(tun, frame -> frame[9] == 1);
  }
}
