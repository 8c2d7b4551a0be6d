package io.echoproof.tun.windows;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.jna.Memory;
import java.util.UUID;

/**
 * The GUID of an adapter: always the same for the same name, because Windows remembers a new
 * network ("Network 2", "Network 3", ...) for every GUID that it hasn't seen.
 */
final class AdapterGuid {
  /**
   * {@code GUID}: DWORD Data1, WORD Data2, WORD Data3, BYTE Data4[8]; the numbers little-endian.
   */
  static final int SIZE = 16;

  private AdapterGuid() {}

  /** Made from the name's digest (RFC 9562, version 3). */
  static UUID of(String adapterName) {
    return UUID.nameUUIDFromBytes(("io.echoproof wintun adapter " + adapterName).getBytes(UTF_8));
  }

  /** As Windows has it in memory. */
  static Memory inMemory(UUID guid) {
    Memory memory = new Memory(SIZE);
    memory.setInt(0, (int) (guid.getMostSignificantBits() >>> 32));
    memory.setShort(4, (short) (guid.getMostSignificantBits() >>> 16));
    memory.setShort(6, (short) guid.getMostSignificantBits());
    memory.setLong(8, Long.reverseBytes(guid.getLeastSignificantBits()));
    return memory;
  }
}
