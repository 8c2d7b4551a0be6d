package io.echoproof.app.link;

import io.echoproof.conformance.packet.Octets;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Frames on a stream of octets, each preceded by its length: 32 bits, unsigned, big-endian. That a
 * frame is longer than an IPv4 datagram can be shows that the other side does not keep to this.
 */
final class FrameStreams {
  /** Octets of the greatest datagram (RFC 791, section 3.1: the total length has 16 bits). */
  static final int GREATEST_FRAME = 65_535;

  private static final int LENGTH_OCTETS = 4;

  private FrameStreams() {}

  /** Reads frames off a stream. */
  static final class Reader {
    private final DataInputStream in;

    Reader(InputStream in) {
      this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
    }

    /**
     * The next frame, which may have no octets; empty at the end of the stream.
     *
     * @throws IOException when the stream breaks, ends within a frame, or announces one that can't
     *     be
     */
    Optional<Octets> read() throws IOException {
      int first = in.read();
      if (first < 0) {
        return Optional.empty();
      }
      try {
        byte[] length = new byte[LENGTH_OCTETS];
        length[0] = (byte) first;
        in.readFully(length, 1, LENGTH_OCTETS - 1);
        long octets = Integer.toUnsignedLong(ByteBuffer.wrap(length).getInt());
        if (octets > GREATEST_FRAME) {
          throw new IOException(
              "its standard output announces a frame of "
                  + octets
                  + " octets ("
                  + Octets.of(length)
                  + "), and "
                  + GREATEST_FRAME
                  + " is the most; text belongs on its standard error");
        }
        byte[] frame = new byte[(int) octets];
        in.readFully(frame);
        return Optional.of(Octets.of(frame));
      } catch (EOFException e) {
        throw new IOException("its standard output ends within a frame", e);
      }
    }
  }

  /** Writes a frame with its length before it, in one piece. */
  static void write(OutputStream out, Octets frame) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(LENGTH_OCTETS + frame.length());
    buffer.putInt(frame.length()).put(frame.toByteArray());
    out.write(buffer.array());
  }
}
