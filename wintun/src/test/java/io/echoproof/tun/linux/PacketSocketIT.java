package io.echoproof.tun.linux;

import static io.echoproof.tun.Frames.echoRequest;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.tun.Frame;
import io.echoproof.tun.Frames;
import io.echoproof.tun.TunException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Packets beside the kernel's IP stack, between a packet socket and the tun that it is bound to.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class PacketSocketIT {
  private static final int PITCH = 128;

  private TunNetwork network;
  private PacketSocket socket;

  @BeforeAll
  static void lane() {
    TunNetwork.requireLane();
  }

  @BeforeEach
  void open() {
    network = TunNetwork.open(LinuxTunSettings.named("eppkt%d"));
    socket = PacketSocket.open(network.tun().name(), 1500);
  }

  @AfterEach
  void close() {
    socket.close();
    network.close();
  }

  @Test
  void aSelectionOfPacketsReachesTheDeviceInItsOrder() {
    ByteBuffer packets = ByteBuffer.allocateDirect(3 * PITCH);
    int[] lengths = new int[3];
    for (int i = 0; i < 3; i++) {
      byte[] packet = echoRequest(0x4550, i, 10 * i);
      packets.put(i * PITCH, packet);
      lengths[i] = packet.length;
    }
    PacketBatch batch = socket.batch(packets, PITCH, lengths);
    batch.add(2);
    batch.add(0);
    assertEquals(2, batch.send());
    assertEquals(0, batch.send(), "the selection is empty now");

    assertArrayEquals(echoRequest(0x4550, 2, 20), echo());
    assertArrayEquals(echoRequest(0x4550, 0, 0), echo());
  }

  @Test
  void aPlaceCanHoldPacketsOfDifferentLengths() {
    ByteBuffer packets = ByteBuffer.allocateDirect(PITCH);
    PacketBatch batch = socket.batch(packets, PITCH, new int[] {PITCH});
    for (int data : new int[] {40, 0, 7}) {
      byte[] packet = echoRequest(0x4550, data, data);
      packets.put(0, packet);
      batch.setLength(0, packet.length);
      batch.add(0);
      batch.send();
      assertArrayEquals(packet, echo());
    }
  }

  private byte[] echo() {
    return Frames.receive(network.tun(), octets -> octets[0] == 0x45 && octets[20] == 8);
  }

  @Test
  void whatTheDeviceSendsIsReceivedUnchanged() {
    Frame frame = new Frame();
    assertFalse(socket.poll(frame));
    // More than the ring has places: it goes round.
    for (int i = 0; i < 10_000; i++) {
      byte[] packet = echoRequest(0x1234, i, i % 1_400);
      assertTrue(Frames.send(network.tun(), packet));
      while (!socket.poll(frame)) {
        Thread.onSpinWait();
      }
      assertArrayEquals(packet, frame.toByteArray());
      socket.release();
    }
  }

  @Test
  void anInterfaceThatDoesNotExistIsNamed() {
    TunException e = assertThrows(TunException.class, () -> PacketSocket.open("nosuch0", 1500));
    assertTrue(e.getMessage().contains("nosuch0"), e.getMessage());
  }

  @Test
  void sendingOnAnInterfaceThatIsDownSaysSo() {
    new LinuxNetworkConfigurator().setUp(network.tun().name(), false);
    ByteBuffer packets = ByteBuffer.allocateDirect(PITCH);
    packets.put(0, echoRequest(1, 1, 0));
    PacketBatch batch = socket.batch(packets, PITCH, new int[] {28});
    batch.add(0);
    TunException e = assertThrows(TunException.class, batch::send);
    assertTrue(e.getMessage().contains("ENETDOWN"), e.getMessage());
  }

  @Test
  void thisThreadIsBoundToAProcessorThatThereIs() {
    ProcessorAffinity.pin(ProcessorAffinity.THIS_THREAD, 0);
    assertThrows(
        TunException.class,
        () -> ProcessorAffinity.pin(ProcessorAffinity.THIS_THREAD, ProcessorAffinity.HIGHEST));
  }
}
