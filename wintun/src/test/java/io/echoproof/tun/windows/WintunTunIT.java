package io.echoproof.tun.windows;

import static io.echoproof.tun.Frames.borrow;
import static io.echoproof.tun.Frames.checksum;
import static io.echoproof.tun.Frames.echoRequest;
import static io.echoproof.tun.Frames.hex;
import static io.echoproof.tun.Frames.receive;
import static io.echoproof.tun.Frames.send;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.WString;
import com.sun.management.ThreadMXBean;
import io.echoproof.tun.Frame;
import io.echoproof.tun.TunDevice;
import io.echoproof.tun.TunException;
import java.lang.management.ManagementFactory;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Frames between a test and the kernel, through Wintun's interface. */
@Timeout(60)
class WintunTunIT {
  private static final String NAME = "epw0";
  private static final byte[] ECHO_REQUEST =
      hex("4500 0020 0001 0000 4001 6624 0a5b0002 0a5b0001" + "0800 e4db 4550 0001 6563686f");
  private static final byte[] ICMP_OF_REPLY = hex("0000 ecdb 4550 0001 6563686f");

  private static final int ICMP = 1;
  private static final int UDP = 17;

  private static TunDouble tunDouble;

  private WintunTun tun;

  @BeforeAll
  static void lane() {
    tunDouble = TunDouble.require();
  }

  @BeforeEach
  void open() {
    tun = tunDouble.open(NAME);
  }

  @AfterEach
  void close() {
    tun.close();
  }

  @Test
  void theKernelAnswersAnEcho() {
    assertTrue(send(tun, ECHO_REQUEST));
    byte[] reply = receive(tun, frame -> protocol(frame) == ICMP);
    assertEquals(32, reply.length);
    assertArrayEquals(hex("4500 0020"), Arrays.copyOfRange(reply, 0, 4));
    assertEquals(0, checksum(reply, 0, 20));
    assertArrayEquals(hex("0a5b0001 0a5b0002"), Arrays.copyOfRange(reply, 12, 20));
    assertArrayEquals(ICMP_OF_REPLY, tail(reply, 20));
  }

  @Test
  void aDatagramOfThisHostIsReceived() throws Exception {
    byte[] payload = "through the tun".getBytes(US_ASCII);
    try (DatagramSocket socket = new DatagramSocket()) {
      var destination = new InetSocketAddress(TunDouble.TESTER, 4711);
      socket.send(new DatagramPacket(payload, payload.length, destination));
    }
    byte[] frame = receive(tun, octets -> protocol(octets) == UDP);
    assertEquals(20 + 8 + payload.length, frame.length);
    assertArrayEquals(hex("0a5b0001 0a5b0002"), Arrays.copyOfRange(frame, 12, 20));
    assertEquals(4711, ByteBuffer.wrap(frame).getShort(22));
    assertArrayEquals(payload, tail(frame, 28));
  }

  @Test
  void framesAreBigEndianInTheRing() {
    Frame frame = new Frame();
    assertTrue(tun.reserve(frame, ECHO_REQUEST.length));
    assertTrue(frame.buffer().isDirect());
    assertEquals(ByteOrder.BIG_ENDIAN, frame.buffer().order());
    frame.buffer().put(frame.offset(), ECHO_REQUEST);
    assertEquals(0x4500, frame.buffer().getShort(frame.offset()));
    assertTrue(tun.commit(frame));
    borrow(tun, frame, octets -> protocol(octets) == ICMP);
    assertEquals(ByteOrder.BIG_ENDIAN, frame.buffer().order());
    tun.release(frame);
  }

  @Test
  void everySmallLengthGoesThereAndBack() {
    for (int payload = 0; payload < 70; payload++) {
      byte[] request = echoRequest(0x1234, payload, payload);
      assertTrue(send(tun, request));
      byte[] reply = receive(tun, frame -> protocol(frame) == ICMP);
      assertArrayEquals(tail(request, 24), tail(reply, 24));
    }
  }

  @Test
  void theLongestFrameGoesThereAndBack() {
    int code = tunDouble.hooks().TunDoubleSetMtu(new WString(NAME), TunDevice.MAX_FRAME_LENGTH);
    assertEquals(0, code);
    assertEquals(TunDevice.MAX_FRAME_LENGTH, tun.mtu());
    byte[] request = echoRequest(0x7777, 1, TunDevice.MAX_FRAME_LENGTH - 28);
    for (int lap = 0; lap < 200; lap++) {
      assertTrue(send(tun, request));
      byte[] reply = receive(tun, frame -> protocol(frame) == ICMP);
      assertArrayEquals(tail(request, 24), tail(reply, 24), "lap " + lap);
    }
  }

  @Test
  void theMtuIsTheInterfaces() {
    assertEquals(1500, tun.mtu());
    assertEquals(0, tunDouble.hooks().TunDoubleSetMtu(new WString(NAME), 1280));
    assertEquals(1280, tun.mtu());
  }

  @Test
  void whatTheDriverDiscardsIsRefused() {
    for (int length = 1; length < 20; length++) {
      assertFalse(send(tun, Arrays.copyOf(ECHO_REQUEST, length)), "length " + length);
    }
    for (int version : new int[] {0, 1, 3, 5, 7, 15}) {
      byte[] broken = ECHO_REQUEST.clone();
      broken[0] = (byte) (version << 4 | 5);
      assertFalse(send(tun, broken), "version " + version);
    }
    byte[] shortVersion6 = Arrays.copyOf(hex("60"), 39);
    assertFalse(send(tun, shortVersion6));
    assertTrue(send(tun, Arrays.copyOf(shortVersion6, 40)));
    assertTrue(send(tun, ECHO_REQUEST), "the device goes on");
    assertArrayEquals(ICMP_OF_REPLY, tail(receive(tun, frame -> protocol(frame) == ICMP), 20));
  }

  @Test
  void borrowedFramesAreUntouchedAndReleasedInAnyOrder() {
    Frame[] borrowed = new Frame[BorrowedPackets.MOST];
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < borrowed.length; i++) {
        borrowed[i] = new Frame();
        assertTrue(send(tun, echoRequest(round, i, i)));
        borrow(tun, borrowed[i], frame -> protocol(frame) == ICMP);
      }
      assertThrows(IllegalStateException.class, () -> tun.poll(new Frame()));
      for (int i = 0; i < borrowed.length; i++) {
        assertArrayEquals(tail(echoRequest(round, i, i), 24), tail(borrowed[i].toByteArray(), 24));
      }
      for (int i = 0; i < borrowed.length; i++) {
        tun.release(borrowed[(i * 13 + 5) % borrowed.length]);
      }
      assertEquals(0, tunDouble.hooks().TunDoubleUnreleased(tun.session().handle()));
    }
    assertThrows(IllegalStateException.class, () -> tun.release(borrowed[0]), "twice");
    assertThrows(IllegalStateException.class, () -> tun.release(new Frame()), "another's");
  }

  @Test
  void oneFrameIsReservedAtATimeAndInRange() {
    Frame frame = new Frame();
    assertThrows(IllegalArgumentException.class, () -> tun.reserve(frame, 0));
    assertThrows(IllegalArgumentException.class, () -> tun.reserve(frame, 65_536));
    assertThrows(IllegalStateException.class, () -> tun.commit(frame));
    assertTrue(tun.reserve(frame, ECHO_REQUEST.length));
    assertThrows(IllegalStateException.class, () -> tun.reserve(new Frame(), 1));
    assertThrows(IllegalStateException.class, () -> tun.commit(new Frame()));
    frame.buffer().put(frame.offset(), ECHO_REQUEST);
    assertTrue(tun.commit(frame));
    assertThrows(IllegalStateException.class, () -> tun.commit(frame));
  }

  @Test
  void aMissedWakeUpIsNudged() {
    tunDouble.hooks().TunDoubleMissWakeUp(tun.session().handle());
    assertTrue(send(tun, ECHO_REQUEST));
    Frame frame = new Frame();
    assertFalse(tun.poll(frame), "it waits in the ring for the next one");
    boolean found = false;
    while (!found && tun.await()) {
      found = tun.poll(frame) && protocol(frame.toByteArray()) == ICMP;
    }
    assertArrayEquals(ICMP_OF_REPLY, tail(frame.toByteArray(), 20));
    assertEquals(1, tun.nudges());
  }

  @Test
  void nothingIsAllocatedPerFrame() {
    echo(5_000);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    echo(5_000);
    long octets = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(octets < 5_000, () -> octets + " octets for 5000 frames");
  }

  private void echo(int times) {
    Frame frame = new Frame();
    for (int i = 0; i < times; i++) {
      tun.reserve(frame, ECHO_REQUEST.length);
      frame.buffer().put(frame.offset(), ECHO_REQUEST);
      tun.commit(frame);
      while (!tun.poll(frame)) {
        tun.await();
      }
      tun.release(frame);
    }
  }

  @Test
  void aClosedDeviceIsOfNoUseAndClosingTwiceIsFine() {
    tun.close();
    tun.close();
    tun.end();
    TunException e = assertThrows(TunException.class, () -> tun.poll(new Frame()));
    assertTrue(e.getMessage().contains("was closed"), e.getMessage());
    assertThrows(TunException.class, () -> send(tun, ECHO_REQUEST));
    assertFalse(tun.await());
  }

  private static int protocol(byte[] frame) {
    return frame.length >= 20 && frame[0] == 0x45 ? frame[9] : -1;
  }

  private static byte[] tail(byte[] octets, int from) {
    return Arrays.copyOfRange(octets, from, octets.length);
  }
}
