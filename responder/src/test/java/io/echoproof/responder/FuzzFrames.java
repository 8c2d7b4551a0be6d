package io.echoproof.responder;

import static io.echoproof.responder.Wire.naiveChecksum;
import static io.echoproof.responder.Wire.putU16;

import java.util.SplittableRandom;

/**
 * Frames that are right, almost right, or nothing at all: whole echoes, timestamp requests, options
 * and fragments, with fields, lengths and octets changed, the checksums made right again or not.
 * Writes into memory that is used again.
 */
final class FuzzFrames {
  private static final int LONGEST = 70_000;
  private static final int[] ADDRESSES = {
    0xC0000202,
    0xC0000202,
    0xC0000263,
    0xC6336407,
    0xC0000201,
    0xC0000203,
    0xC00002FF,
    0xC0000200,
    0xFFFFFFFF,
    0x7F000001,
    0xE0000001,
    0xF0000001,
    0,
    0xEF010101
  };
  private static final int[] NUMBERS = {
    0, 1, 7, 8, 19, 20, 21, 27, 28, 68, 0x1FFF, 0x2000, 0x2001, 0x3FFF, 0x7FFF, 0x8000, 0xFFFF
  };
  private static final int[] OPTIONS = {7, 7, 68, 68, 131, 137, 0, 1, 0x82, 0x88, 0x94, 0x9E};
  private static final int[] FIELDS = {0, 1, 2, 4, 6, 8, 9, 10, 12, 14, 16, 18, 20, 22, 24, 26};

  private final SplittableRandom random;
  private final byte[] frame = new byte[LONGEST];
  private int length;

  FuzzFrames(long seed) {
    random = new SplittableRandom(seed);
  }

  byte[] frame() {
    return frame;
  }

  int length() {
    return length;
  }

  SplittableRandom random() {
    return random;
  }

  /** Makes the next frame. */
  void next() {
    int kind = random.nextInt(64);
    if (kind == 0) {
      length = random.nextInt(128);
      for (int i = 0; i < length; i++) {
        frame[i] = (byte) random.nextInt();
      }
      return;
    }
    write(kind);
    int mutations = Math.max(0, random.nextInt(6) - 2);
    boolean header = random.nextInt(8) != 0;
    boolean message = random.nextInt(8) != 0;
    for (int i = 0; i < mutations; i++) {
      mutate();
    }
    if (mutations != 0) {
      repair(header, message);
    }
  }

  private void write(int kind) {
    int options = kind < 20 ? 4 * random.nextInt(11) : 0;
    boolean fragment = kind >= 20 && kind < 40;
    int message = messageLength(kind);
    int headerLength = 20 + options;
    length = headerLength + message;
    frame[0] = (byte) (0x40 | headerLength / 4);
    frame[1] = (byte) (random.nextInt(4) == 0 ? random.nextInt() : 0);
    putU16(frame, 2, length);
    // Few keys, so that fragments meet.
    putU16(frame, 4, random.nextInt(8));
    putU16(frame, 6, fragment ? fragmentFlags(message) : 0);
    frame[8] = (byte) random.nextInt();
    frame[9] = 1;
    putAddress(12, random.nextInt(16) == 0 ? anyAddress() : ADDRESSES[random.nextInt(4)]);
    putAddress(16, random.nextInt(16) == 0 ? anyAddress() : 0xC0000201);
    writeOptions(20, options);
    writeMessage(headerLength, message, kind);
    repair(true, true);
  }

  private int messageLength(int kind) {
    if (kind == 63) {
      return random.nextInt(65_536 - 20);
    }
    int length = kind < 60 ? 8 + random.nextInt(57) : 8 + random.nextInt(3000);
    // A fragment in the middle is a multiple of eight, mostly.
    return kind >= 20 && kind < 40 && random.nextInt(4) != 0 ? 8 + length / 8 * 8 : length;
  }

  private int fragmentFlags(int message) {
    boolean more = random.nextInt(3) != 0;
    int place = random.nextInt(16) == 0 ? random.nextInt(0x2000) : random.nextInt(4);
    return (more ? 0x2000 : 0) | (place * (message / 8) & 0x1FFF);
  }

  private void writeOptions(int at, int space) {
    for (int end = at + space; at < end; ) {
      int type = OPTIONS[random.nextInt(OPTIONS.length)];
      int most = end - at;
      frame[at++] = (byte) type;
      if (type > 1 && most > 1) {
        int optionLength = Math.min(most, 2 + random.nextInt(most));
        frame[at] = (byte) (random.nextInt(16) == 0 ? random.nextInt() : optionLength);
        for (int i = 1; i < optionLength - 1; i++) {
          frame[at + i] = (byte) (random.nextInt(4) == 0 ? random.nextInt() : 0);
        }
        if (optionLength > 2) {
          frame[at + 1] = (byte) (random.nextInt(4) == 0 ? random.nextInt() : pointer(type));
        }
        at += optionLength - 1;
      }
    }
  }

  private int pointer(int type) {
    return (type == 68 ? 5 : 4) + 4 * random.nextInt(4);
  }

  private void writeMessage(int at, int message, int kind) {
    for (int i = 0; i < message; i++) {
      frame[at + i] = (byte) (at + i);
    }
    if (kind % 16 == 15) {
      frame[at] = 13;
    } else {
      frame[at] = 8;
      frame[at + 1] = (byte) (kind % 16 == 14 ? random.nextInt() : 0);
    }
  }

  private void mutate() {
    int at = random.nextInt(4) == 0 ? random.nextInt(Math.max(1, length)) : random.nextInt(44);
    switch (random.nextInt(8)) {
      case 0 -> frame[at] = (byte) random.nextInt();
      case 1 -> frame[at] ^= (byte) (1 << random.nextInt(8));
      case 2 -> putU16(frame, field(), NUMBERS[random.nextInt(NUMBERS.length)]);
      case 3 -> length = random.nextInt(Math.max(1, length));
      case 4 -> length = Math.min(LONGEST, length + random.nextInt(40));
      case 5 -> putAddress(random.nextBoolean() ? 12 : 16, anyAddress());
      case 6 -> putU16(frame, 2, length + random.nextInt(5) - 2);
      default -> frame[0] = (byte) (0x40 | random.nextInt(16));
    }
  }

  private int field() {
    return FIELDS[random.nextInt(FIELDS.length)];
  }

  private int anyAddress() {
    int choice = random.nextInt(ADDRESSES.length + 1);
    return choice == ADDRESSES.length ? random.nextInt() : ADDRESSES[choice];
  }

  private void putAddress(int at, int address) {
    putU16(frame, at, address >>> 16);
    putU16(frame, at + 2, address);
  }

  private void repair(boolean header, boolean message) {
    int headerLength = (frame[0] & 0x0F) * 4;
    int total = Wire.u16(frame, 2);
    if (message && total >= headerLength + 4 && total <= length) {
      putU16(frame, headerLength + 2, 0);
      putU16(frame, headerLength + 2, naiveChecksum(frame, headerLength, total - headerLength));
    }
    if (header && headerLength <= length) {
      putU16(frame, 10, 0);
      putU16(frame, 10, naiveChecksum(frame, 0, headerLength));
    }
  }
}
