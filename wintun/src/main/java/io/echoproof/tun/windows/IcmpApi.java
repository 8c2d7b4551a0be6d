package io.echoproof.tun.windows;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import org.jspecify.annotations.Nullable;

/**
 * The functions of icmpapi.h (iphlpapi.dll), whose names are kept. One that answers 0 (or -1 for a
 * handle) has failed, and the last error tells why.
 */
@SuppressWarnings("IdentifierName")
interface IcmpApi extends Library {
  long INVALID_HANDLE_VALUE = -1;

  long IcmpCreateFile();

  int IcmpCloseHandle(long handle);

  /**
   * Sends an echo request and waits for the answer.
   *
   * @param event 0: it waits; likewise the routine and its context
   * @param destination in network byte order
   * @param replyBuffer for an ICMP_ECHO_REPLY, the data, and 8 octets of an ICMP error
   * @param timeout in milliseconds
   * @return how many ICMP_ECHO_REPLY there are in the buffer
   */
  int IcmpSendEcho2(
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
      int timeout);
}
