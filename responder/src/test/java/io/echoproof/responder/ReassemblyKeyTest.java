package io.echoproof.responder;

import static io.echoproof.responder.FragmentedFrame.piece;
import static io.echoproof.responder.RequestBuilder.echo;
import static io.echoproof.responder.Wire.SETTINGS;
import static io.echoproof.responder.Wire.expectedReply;
import static io.echoproof.responder.Wire.only;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Many datagrams at once that differ in one part of the key only (RFC 791, section 3.2). They are
 * so many that some fall into the same bucket of the table: what the hash keeps apart by chance
 * would hide a part that is not compared.
 */
class ReassemblyKeyTest {
  private static final int DATAGRAMS = 1000;
  private static final int CUT = 16;
  private static final int MEMORY = ReassemblySettings.DEFAULT.memory();

  private final EchoResponder responder =
      new EchoResponder(
          SETTINGS
              .withFurtherAddresses(new AddressBlock(Wire.address("10.0.0.0"), 16))
              .withReassembly(ReassemblySettings.DEFAULT.withMemory(MEMORY, MEMORY)));
  private final Random random = new Random(7);

  @Test
  void hundredsOfIdentificationsEachWithItsOwnData() {
    assertEachIsAnsweredWithItsOwnData(i -> echo().identification(i));
  }

  @Test
  void hundredsOfSourcesEachWithItsOwnData() {
    assertEachIsAnsweredWithItsOwnData(i -> echo().source(String.format("c6%06x", 0x330A00 + i)));
  }

  @Test
  void hundredsOfDestinationsEachWithItsOwnData() {
    assertEachIsAnsweredWithItsOwnData(i -> echo().destination(String.format("0a%06x", 0x10 + i)));
  }

  private void assertEachIsAnsweredWithItsOwnData(IntFunction<RequestBuilder> requests) {
    List<byte[]> frames =
        IntStream.range(0, DATAGRAMS)
            .mapToObj(i -> requests.apply(i).data(data()).frame())
            .toList();
    for (byte[] frame : frames) {
      assertEquals(List.of(), responder.respond(piece(frame, 0, CUT, true)));
    }
    List<byte[]> shuffled = new ArrayList<>(frames);
    Collections.shuffle(shuffled, random);
    for (byte[] frame : shuffled) {
      byte[] reply = only(responder.respond(piece(frame, CUT, frame.length - 20, false)));
      assertEquals(Wire.icmpHex(expectedReply(frame, 0)), Wire.icmpHex(reply));
      assertEquals(Wire.hex(frame).substring(24, 32), Wire.hex(reply).substring(32, 40), "to whom");
    }
    assertEquals(DATAGRAMS, responder.counters().answered());
  }

  private byte[] data() {
    byte[] data = new byte[40];
    random.nextBytes(data);
    return data;
  }
}
