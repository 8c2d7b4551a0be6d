package io.echoproof.tun.windows;

import com.sun.jna.WString;
import java.lang.System.Logger.Level;

/**
 * Hands on what Wintun says to the logger {@value #NAME}. One instance that lives as long as the
 * class: native code keeps its address, so the garbage collector must never find it unused.
 *
 * <p>Its last error is kept for the messages of exceptions. The texts are in the user's language,
 * so nothing is ever concluded from them.
 */
final class WintunLog implements Wintun.WINTUN_LOGGER_CALLBACK {
  static final String NAME = "io.echoproof.tun.windows.Wintun";

  static final WintunLog INSTANCE = new WintunLog();

  private final System.Logger logger = System.getLogger(NAME);
  private volatile String lastError = "";

  private WintunLog() {}

  @Override
  public void invoke(int level, long timestamp, WString message) {
    String text = message.toString();
    switch (level) {
      case 0 -> logger.log(Level.INFO, text);
      case 1 -> logger.log(Level.WARNING, text);
      default -> {
        lastError = text;
        logger.log(Level.ERROR, text);
      }
    }
  }

  /** To be called before a function whose failure shall be explained. */
  void forget() {
    lastError = "";
  }

  /** The last error since {@link #forget}, as an addition to a sentence; may be empty. */
  String saying() {
    return lastError.isEmpty() ? "" : ", Wintun says: " + lastError;
  }
}
