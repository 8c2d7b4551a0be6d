package io.echoproof.responder;

import static io.echoproof.responder.FragmentedFrame.cut;
import static io.echoproof.responder.FragmentedFrame.piece;
import static io.echoproof.responder.RequestBuilder.echo;
import static io.echoproof.responder.Wire.SETTINGS;
import static io.echoproof.responder.Wire.octets;
import static io.echoproof.responder.Wire.putU16;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** First halves that never become whole, in numbers. */
class ReassemblyFloodTest {
  private static final int FLOOD = 20_000;

  private final EchoResponder responder = new EchoResponder(SETTINGS);
  private final byte[] half = piece(echo().data(new byte[1500]).frame(), 0, 1480, true);

  /** A first half of its own identification from that source. */
  private void flood(int source, int identification) {
    putU16(half, 12, source >>> 16);
    putU16(half, 14, source);
    putU16(half, 4, identification);
    assertEquals(List.of(), responder.respond(FragmentedFrame.repaired(half)));
  }

  @Test
  void whoSendsWholePacketsIsAlwaysAnswered() {
    byte[] whole = octets(Wire.SENTINEL);
    for (int i = 0; i < FLOOD; i++) {
      flood(0xC0000263, i);
      assertEquals(1, responder.respond(whole).size());
    }
    // 512 KiB for one source, in pieces of 2 KiB: the rest gave way.
    assertEquals(FLOOD - 256, responder.counters().reassemblyEvictions());
  }

  @Test
  void oneSourcesFloodCostsNoOtherSourceAnything() {
    byte[] honest = echo().identification(9).data(new byte[60_000]).frame();
    List<byte[]> fragments = cut(honest, 1480);
    responder.respond(fragments.get(0));
    for (int i = 0; i < FLOOD; i++) {
      flood(0xC0000263, i);
    }
    List<byte[]> rest = fragments.subList(1, fragments.size() - 1);
    for (byte[] fragment : rest) {
      assertEquals(List.of(), responder.respond(fragment));
      flood(0xC0000263, 7);
    }
    assertEquals(41, responder.respond(fragments.get(fragments.size() - 1)).size());
  }

  @Test
  void aFloodFromForgedSourcesLeavesWhoMakesProgress() {
    byte[] honest = echo().identification(9).data(new byte[60_000]).frame();
    int forged = 0x0A000000;
    List<byte[]> fragments = cut(honest, 1480);
    int answered = 0;
    for (byte[] fragment : fragments) {
      for (int i = 0; i < 1000; i++) {
        flood(++forged, 1);
      }
      answered += responder.respond(fragment).size();
    }
    assertEquals(41, answered, "frames of the reply");
    assertTrue(responder.counters().reassemblyEvictions() > 30_000);
  }

  @Test
  void afterTheFloodAllIsAsBefore() {
    for (int i = 0; i < FLOOD; i++) {
      flood(0x0A000000 + i, i);
    }
    for (int i = 0; i < 100; i++) {
      byte[] request = echo().identification(i).data(new byte[65_507]).frame();
      List<byte[]> fragments = cut(request, 1480);
      int frames = 0;
      for (byte[] fragment : fragments) {
        frames += responder.respond(fragment).size();
      }
      assertEquals(fragments.size(), frames);
    }
  }

  @Test
  void theSmallestMemoryHoldsTheLongestDatagram() {
    int least = ReassemblySettings.LEAST_MEMORY;
    responder.reconfigure(
        SETTINGS.withReassembly(ReassemblySettings.DEFAULT.withMemory(least, least)));
    flood(0xC0000263, 1);
    byte[] request = echo().identification(3).data(new byte[65_507]).frame();
    int frames = 0;
    for (byte[] fragment : cut(request, 1480)) {
      frames += responder.respond(fragment).size();
    }
    assertEquals(45, frames);
    assertEquals(1, responder.counters().reassemblyEvictions());
  }
}
