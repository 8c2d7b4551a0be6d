package io.echoproof.tun.windows;

/**
 * The addresses of the received packets that have not been released. Wintun believes any address it
 * is given back; a wrong one would corrupt the ring, so each is checked here first.
 */
final class BorrowedPackets {
  /** As many as a {@code TunDevice} on Linux lends. */
  static final int MOST = 64;

  private final long[] addresses = new long[MOST];
  private int count;

  /** To be asked before receiving. */
  void checkRoom() {
    if (count == MOST) {
      throw new IllegalStateException(
          "all " + MOST + " frames of the device are borrowed: release some before polling");
    }
  }

  void add(long address) {
    addresses[count++] = address;
  }

  /** Forgets an address; the last one borrowed is looked at first. */
  void remove(long address) {
    for (int i = count - 1; i >= 0; i--) {
      if (addresses[i] == address) {
        addresses[i] = addresses[--count];
        return;
      }
    }
    throw new IllegalStateException("the frame is not a borrowed one of this device");
  }
}
