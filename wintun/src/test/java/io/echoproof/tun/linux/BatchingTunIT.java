package io.echoproof.tun.linux;

import static io.echoproof.tun.Frames.borrow;
import static io.echoproof.tun.Frames.echoRequest;
import static io.echoproof.tun.Frames.receive;
import static io.echoproof.tun.Frames.send;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.echoproof.tun.Frame;
import io.echoproof.tun.TunDevice;
import io.echoproof.tun.TunException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Many frames at a time between a test and the kernel. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class BatchingTunIT {
  private static final int ICMP = 1;
  private static final int UDP = 17;
  private static final short RTM_DELLINK = 17;

  private final LinuxNetworkConfigurator configurator = new LinuxNetworkConfigurator();
  private TunDevice tun;

  @BeforeAll
  static void lane() {
    TunNetwork.requireLane();
  }

  @BeforeEach
  void open() {
    tun = BatchingTun.open(LinuxTunSettings.named("epb%d"));
    assertInstanceOf(BatchingTun.class, tun, "this kernel lets us have an io_uring");
    new Sysctl().disableIpv6(tun.name());
    configurator.addAddress(tun.name(), TunNetwork.KERNEL, 24);
    configurator.setUp(tun.name(), true);
  }

  @AfterEach
  void close() {
    tun.close();
  }

  @Test
  void manyWaitingFramesAreReceivedInTheirOrder() throws IOException {
    datagrams(300);
    for (int number = 0; number < 300; number++) {
      byte[] frame = receive(tun, octets -> protocol(octets) == UDP);
      assertEquals(20 + 8 + 4 + number, frame.length);
      assertEquals(number, ByteBuffer.wrap(frame).getInt(28));
    }
    assertFalse(tun.poll(new Frame()));
  }

  @Test
  void framesSentInABatchAreAnsweredInTheirOrder() throws IOException {
    beginBatch();
    for (int sequence = 0; sequence < 100; sequence++) {
      assertTrue(send(tun, echoRequest(0x4550, sequence, sequence)));
    }
    for (int sequence = 0; sequence < 100; sequence++) {
      byte[] reply = receive(tun, octets -> protocol(octets) == ICMP);
      assertArrayEquals(
          tail(echoRequest(0x4550, sequence, sequence), 24), tail(reply, 24), "in order, whole");
    }
  }

  @Test
  void whatIsCommittedIsSentBeforeWaiting() throws IOException {
    long before = echoesAnswered();
    beginBatch();
    for (int i = 0; i < 4; i++) {
      receive(tun, octets -> protocol(octets) == UDP);
    }
    assertTrue(send(tun, echoRequest(0x4550, 7, 8)));
    assertEquals(before, echoesAnswered(), "it may be one of several");
    tun.end();
    assertFalse(tun.await());
    assertEquals(before + 1, echoesAnswered());
  }

  @Test
  void whatIsCommittedIsSentBeforeClosing() throws IOException {
    long before = echoesAnswered();
    beginBatch();
    assertTrue(send(tun, echoRequest(0x4550, 7, 8)));
    tun.close();
    assertEquals(before + 1, echoesAnswered());
  }

  @Test
  void aRefusedFrameIsToldByTheNextCommitAndTheDeviceGoesOn() throws IOException {
    beginBatch();
    byte[] noVersion = echoRequest(0x4550, 1, 4);
    noVersion[0] = 0x05;
    assertTrue(send(tun, noVersion), "not known yet");
    receiveAll();
    beginBatch();
    assertFalse(send(tun, echoRequest(0x4550, 2, 4)), "the one before was refused");
    assertTrue(send(tun, echoRequest(0x4550, 3, 4)), "told once");
    for (int sequence = 2; sequence <= 3; sequence++) {
      byte[] reply = receive(tun, octets -> protocol(octets) == ICMP);
      assertEquals(sequence, ByteBuffer.wrap(reply).getShort(26));
    }
  }

  @Test
  void borrowedFramesAreUntouchedAndThereAre64() throws IOException {
    datagrams(80);
    Frame[] borrowed = new Frame[FramePool.SLOTS];
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < borrowed.length; i++) {
        borrowed[i] = new Frame();
        if (round == 1) {
          datagrams(1);
        }
        borrow(tun, borrowed[i], octets -> protocol(octets) == UDP);
      }
      assertThrows(IllegalStateException.class, () -> tun.poll(new Frame()));
      for (int i = 0; round == 0 && i < borrowed.length; i++) {
        assertEquals(i, ByteBuffer.wrap(borrowed[i].toByteArray()).getInt(28));
      }
      for (int i = 0; i < borrowed.length; i++) {
        tun.release(borrowed[(i * 13 + 5) % borrowed.length]);
      }
      assertThrows(IllegalStateException.class, () -> tun.release(borrowed[0]));
    }
  }

  @Test
  void oneFrameIsReservedAtATimeAndInRange() throws IOException {
    beginBatch();
    Frame frame = new Frame();
    assertThrows(IllegalArgumentException.class, () -> tun.reserve(frame, 0));
    assertThrows(IllegalArgumentException.class, () -> tun.reserve(frame, 65_536));
    assertThrows(IllegalStateException.class, () -> tun.commit(frame));
    byte[] request = echoRequest(1, 1, 4);
    assertTrue(tun.reserve(frame, request.length));
    assertThrows(IllegalStateException.class, () -> tun.reserve(new Frame(), 1));
    assertThrows(IllegalStateException.class, () -> tun.commit(new Frame()));
    frame.buffer().put(frame.offset(), request);
    assertTrue(tun.commit(frame));
    assertThrows(IllegalStateException.class, () -> tun.commit(frame));
  }

  @Test
  void anInterfaceRemovedByOthersIsGoneInABatchToo() throws IOException {
    beginBatch();
    int index = configurator.find(tun.name()).orElseThrow().index();
    NetlinkRequest remove = new NetlinkRequest(RTM_DELLINK, Rtnetlink.NLM_F_ACK);
    assertEquals(0, NetlinkReply.to(remove.link(index, 0, 0)).errno());
    send(tun, echoRequest(1, 1, 4));
    TunException e = assertThrows(TunException.class, this::receiveAll);
    assertEquals(Errno.EBADFD, e.errorCode());
    assertTrue(e.getMessage().contains("its interface is gone"), e.getMessage());
  }

  @Test
  void aDeviceClosedInABatchIsOfNoUseAndClosingTwiceIsFine() throws IOException {
    beginBatch();
    Frame room = new Frame();
    assertTrue(tun.reserve(room, 28));
    tun.close();
    tun.close();
    assertThrows(IllegalStateException.class, () -> tun.commit(room));
    assertThrows(TunException.class, () -> send(tun, echoRequest(1, 1, 4)));
    TunException e = assertThrows(TunException.class, this::receiveAll);
    assertTrue(e.getMessage().contains("was closed"), e.getMessage());
    assertFalse(tun.await());
  }

  @Test
  void opensAndClosesFiftyTimesAndLeavesNothing() throws IOException {
    tun.close();
    long before = rings();
    for (int i = 0; i < 50; i++) {
      try (TunDevice device = BatchingTun.open(LinuxTunSettings.named("epb%d"))) {
        assertEquals(before + 1, rings());
        assertEquals("epb0", device.name());
      }
    }
    assertEquals(before, rings());
  }

  @Test
  void nothingIsAllocatedPerFrame() {
    echo(20_000);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    echo(5_000);
    long octets = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(octets < 5_000, () -> octets + " octets for 5000 frames");
  }

  /** Sixteen requests on their way, so that there are batches. */
  private void echo(int times) {
    byte[] request = echoRequest(0x4550, 1, 32);
    Frame frame = new Frame();
    int sent = 0;
    for (int received = 0; received < times; received++) {
      for (; sent < times && sent - received < 16; sent++) {
        tun.reserve(frame, request.length);
        frame.buffer().put(frame.offset(), request);
        tun.commit(frame);
      }
      while (!tun.poll(frame)) {
        tun.await();
      }
      tun.release(frame);
    }
  }

  @Test
  void whereThereIsNoRingItIsAPlainTun() {
    assertTrue(IoUring.open(1 << 20).isEmpty(), "more than the kernel allows");
    System.setProperty(BatchingTun.PROPERTY, "off");
    try (TunDevice plain = BatchingTun.open(LinuxTunSettings.named("epplain%d"))) {
      assertInstanceOf(LinuxTun.class, plain);
    } finally {
      System.clearProperty(BatchingTun.PROPERTY);
    }
    LinuxTunSettings labelled = LinuxTunSettings.named("epl%d").withPacketInformation();
    assertThrows(IllegalArgumentException.class, () -> BatchingTun.open(labelled));
  }

  /** So many frames waiting that the next ones are exchanged in batches; takes the first few. */
  private void beginBatch() throws IOException {
    datagrams(BatchingTun.BEGIN + 4);
    for (int i = 0; i < BatchingTun.BEGIN; i++) {
      receive(tun, octets -> protocol(octets) == UDP);
    }
  }

  private void receiveAll() {
    Frame frame = new Frame();
    while (tun.poll(frame)) {
      tun.release(frame);
    }
  }

  /** From this host to the tester; the n-th carries n and n octets more. */
  private static void datagrams(int count) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      for (int number = 0; number < count; number++) {
        byte[] payload = new byte[Integer.BYTES + number];
        ByteBuffer.wrap(payload).putInt(number);
        var destination = new InetSocketAddress(TunNetwork.TESTER, 4711);
        socket.send(new DatagramPacket(payload, payload.length, destination));
      }
    }
  }

  /** IcmpOutEchoReps of this namespace (RFC 4293). */
  private static long echoesAnswered() throws IOException {
    var lines =
        Files.readAllLines(Path.of("/proc/net/snmp")).stream()
            .filter(line -> line.startsWith("Icmp:"))
            .toList();
    int column = Arrays.asList(lines.get(0).split(" ", -1)).indexOf("OutEchoReps");
    return Long.parseLong(lines.get(1).split(" ", -1)[column]);
  }

  private static long rings() throws IOException {
    long count = 0;
    try (var descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path descriptor : descriptors) {
        boolean open = Files.isSymbolicLink(descriptor);
        count += open && Files.readSymbolicLink(descriptor).toString().contains("io_uring") ? 1 : 0;
      }
    }
    return count;
  }

  private static int protocol(byte[] frame) {
    return frame.length >= 20 && frame[0] == 0x45 ? frame[9] : -1;
  }

  private static byte[] tail(byte[] octets, int from) {
    return Arrays.copyOfRange(octets, from, octets.length);
  }
}
