package io.echoproof.tun.windows;

import io.echoproof.tun.TunException;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Lets Windows route between interfaces of our own, and there only. */
public final class IpForwarding {
  private IpForwarding() {}

  /**
   * Switches it on. When one interface refuses, it is switched off again on the others.
   *
   * @return switches it off: not back to what it was, because a run that was killed may have left
   *     it on. It never throws; what could not be switched off is logged.
   * @throws TunException when an interface refuses
   */
  public static Runnable switchOn(
      WindowsNetworkConfigurator configurator, List<String> interfaceNames) {
    Deque<String> on = new ArrayDeque<>();
    Runnable undo =
        () -> {
          while (!on.isEmpty()) {
            switchOff(configurator, on.pop());
          }
        };
    try {
      for (String name : interfaceNames) {
        configurator.set(name, configurator.settings(name).withForwarding(true));
        on.push(name);
      }
    } catch (TunException e) {
      undo.run();
      throw e;
    }
    return undo;
  }

  private static void switchOff(WindowsNetworkConfigurator configurator, String name) {
    try {
      configurator.set(name, configurator.settings(name).withForwarding(false));
    } catch (TunException e) {
      System.getLogger(IpForwarding.class.getName())
          .log(
              Level.WARNING,
              "forwarding on " + name + " could not be switched off again: " + e.getMessage());
    }
  }
}
