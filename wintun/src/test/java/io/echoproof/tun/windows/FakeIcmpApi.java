package io.echoproof.tun.windows;

import static io.echoproof.tun.Frames.hex;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stands in for IcmpSendEcho2: answers with octets as Windows lays them out on x64. */
@SuppressWarnings("IdentifierName")
final class FakeIcmpApi implements IcmpApi {
  final List<String> calls = new ArrayList<>();

  /** What the next answer says. */
  int status;

  /** How many answers; with 0 the status is the last error. */
  int replies = 1;

  /** Where the data begins; else where Windows puts it, behind the structure. */
  int dataOffset = 40;

  @Override
  public long IcmpCreateFile() {
    return 7;
  }

  @Override
  public int IcmpCloseHandle(long handle) {
    calls.add("close " + handle);
    return 1;
  }

  @Override
  public int IcmpSendEcho2(
      long icmpHandle,
      long event,
      long apcRoutine,
      long apcContext,
      int destination,
      @Nullable Memory requestData,
      short requestSize,
      IP_OPTION_INFORMATION requestOptions,
      Memory replyBuffer,
      int replySize,
      int timeout) {
    calls.add(
        "send to %08x, %d octets, ttl %d, room %d, %d ms"
            .formatted(
                Integer.reverseBytes(destination),
                requestSize & 0xFFFF,
                requestOptions.Ttl & 0xFF,
                replySize,
                timeout));
    if (replies == 0) {
      Native.setLastError(status);
      return 0;
    }
    replyBuffer.write(0, hex("0a5b0002"), 0, 4);
    replyBuffer.setInt(4, status);
    replyBuffer.setInt(8, 12);
    replyBuffer.setShort(12, requestSize);
    replyBuffer.setPointer(16, new Pointer(Pointer.nativeValue(replyBuffer) + dataOffset));
    replyBuffer.setByte(24, (byte) 200);
    if (requestData != null && dataOffset == 40) {
      int length = requestSize & 0xFFFF;
      replyBuffer.write(40, requestData.getByteArray(0, length), 0, length);
    }
    return replies;
  }
}
