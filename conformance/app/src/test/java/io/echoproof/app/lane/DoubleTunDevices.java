package io.echoproof.app.lane;

import io.echoproof.app.target.WindowsTunDevices;
import io.echoproof.tun.NetworkConfigurator;
import io.echoproof.tun.windows.WintunDll;
import java.util.List;
import java.util.Map;

/** The application's own Wintun devices, on Wintun's test double, with the double's interfaces. */
final class DoubleTunDevices extends WindowsTunDevices {
  private final WintunDll library;

  /**
   * @param path of the double
   */
  DoubleTunDevices(String path) {
    this(Map.of(WintunDll.VARIABLE, path, WintunDll.ANY_HASH_VARIABLE, "1"));
  }

  private DoubleTunDevices(Map<String, String> environment) {
    super(environment);
    this.library = WintunDll.find(environment);
  }

  @Override
  public NetworkConfigurator configurator() {
    return new DoubleConfigurator(library.path());
  }

  /** Whoever started this JVM has let the namespace route: Wine's iphlpapi can't. */
  @Override
  public Runnable forwardBetween(List<String> interfaceNames) {
    return () -> {};
  }
}
