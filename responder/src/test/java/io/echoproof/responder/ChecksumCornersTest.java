package io.echoproof.responder;

import static io.echoproof.responder.Wire.SETTINGS;
import static io.echoproof.responder.Wire.naiveChecksum;
import static io.echoproof.responder.Wire.octets;
import static io.echoproof.responder.Wire.putU16;
import static io.echoproof.responder.Wire.u16;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.BitSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The reply's checksum for every checksum that a request can have. It is made from a sum that was
 * taken once for both; an update from the request's checksum would be wrong at the corners that RFC
 * 1624 is about.
 */
class ChecksumCornersTest {
  private final EchoResponder responder = new EchoResponder(SETTINGS);

  @ParameterizedTest(name = "sequence number {0}")
  @ValueSource(ints = {0, 1, 0xF7FF, 0xFFFF})
  void everyChecksum(int sequenceNumber) {
    byte[] frame = octets(Wire.SENTINEL);
    byte[] reply = new byte[28];
    ByteBuffer in = ByteBuffer.wrap(frame);
    ByteBuffer out = ByteBuffer.wrap(reply);
    BitSet seen = new BitSet();
    for (int identifier = 0; identifier <= 0xFFFF; identifier++) {
      putU16(frame, 24, identifier);
      putU16(frame, 26, sequenceNumber);
      putU16(frame, 22, 0);
      putU16(frame, 22, naiveChecksum(frame, 20, 8));
      seen.set(u16(frame, 22));
      assertEquals(28, responder.accept(in, 0, 28));
      responder.reply(in, 0, out, 0);
      int checksum = u16(reply, 22);
      putU16(reply, 22, 0);
      assertEquals(naiveChecksum(reply, 20, 8), checksum);
    }
    // FFFF is the checksum of nothing but zeros, which a request with its type is not.
    assertEquals(0xFFFF, seen.cardinality());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void everyHeaderChecksum(int step) {
    byte[] frame = octets(Wire.SENTINEL);
    byte[] reply = new byte[28];
    ByteBuffer in = ByteBuffer.wrap(frame);
    ByteBuffer out = ByteBuffer.wrap(reply);
    for (int host = 1; host <= 0xFFFF; host++) {
      putU16(frame, 12, 0xC633 + step);
      putU16(frame, 14, host);
      FragmentedFrame.repaired(frame);
      assertEquals(28, responder.accept(in, 0, 28));
      responder.reply(in, 0, out, 0);
      int checksum = u16(reply, 10);
      putU16(reply, 10, 0);
      assertEquals(naiveChecksum(reply, 0, 20), checksum);
    }
  }
}
