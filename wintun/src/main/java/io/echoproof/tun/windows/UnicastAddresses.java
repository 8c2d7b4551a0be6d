package io.echoproof.tun.windows;

import io.echoproof.tun.TunException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Adds addresses to interfaces, waits until they may be used, and removes them. */
final class UnicastAddresses {
  private static final long LOOK_AGAIN = Duration.ofMillis(100).toNanos();

  private final IpHelper helper;
  private final Duration patience;

  /**
   * @param patience for an address to become usable
   */
  UnicastAddresses(IpHelper helper, Duration patience) {
    this.helper = helper;
    this.patience = patience;
  }

  /**
   * Adds an address as preferred, so that Windows (10 or newer) does not look for duplicates first.
   *
   * @return whether it was not there yet
   */
  boolean add(String action, long luid, Prefix prefix) {
    MIB_UNICASTIPADDRESS_ROW row = row(action, luid, prefix);
    row.OnLinkPrefixLength = (byte) prefix.length();
    row.DadState = MIB_UNICASTIPADDRESS_ROW.IpDadStatePreferred;
    boolean added =
        IpHelperErrors.changed(
            action,
            () -> helper.CreateUnicastIpAddressEntry(row),
            WinError.ERROR_OBJECT_ALREADY_EXISTS);
    awaitPreferred(action, row(action, luid, prefix));
    return added;
  }

  /** Asks again until the address may be used: Windows has no call that waits for it. */
  private void awaitPreferred(String action, MIB_UNICASTIPADDRESS_ROW row) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      IpHelperErrors.check(action, () -> helper.GetUnicastIpAddressEntry(row));
      if (row.DadState == MIB_UNICASTIPADDRESS_ROW.IpDadStatePreferred) {
        return;
      }
      if (row.DadState == MIB_UNICASTIPADDRESS_ROW.IpDadStateDuplicate) {
        throw new TunException(
            action + " failed: another host has it", "choose another address", 0);
      }
      if (System.nanoTime() - end > 0) {
        throw new TunException(
            action + ": not usable after " + patience.toMillis() + " ms, state " + row.DadState,
            "see that the interface is connected (a Wintun session is open)",
            WinError.WAIT_TIMEOUT);
      }
      LockSupport.parkNanos(LOOK_AGAIN);
    }
  }

  /** Whether it was there. */
  boolean remove(String action, long luid, Prefix prefix) {
    MIB_UNICASTIPADDRESS_ROW row = row(action, luid, prefix);
    return IpHelperErrors.changed(
        action, () -> helper.DeleteUnicastIpAddressEntry(row), WinError.ERROR_NOT_FOUND);
  }

  private MIB_UNICASTIPADDRESS_ROW row(String action, long luid, Prefix prefix) {
    MIB_UNICASTIPADDRESS_ROW row = new MIB_UNICASTIPADDRESS_ROW();
    IpHelperErrors.run(action, () -> helper.InitializeUnicastIpAddressEntry(row));
    row.InterfaceLuid = luid;
    row.Address.set(prefix.address());
    return row;
  }
}
