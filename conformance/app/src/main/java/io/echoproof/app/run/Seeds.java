package io.echoproof.app.run;

import io.echoproof.app.UsageException;
import java.security.SecureRandom;

/** Seeds as they are printed and given: up to 16 hex digits, with or without {@code 0x}. */
public final class Seeds {
  private Seeds() {}

  /** A new one. */
  public static long fresh() {
    return new SecureRandom().nextLong();
  }

  /** As it is printed. */
  public static String format(long seed) {
    return String.format("0x%016x", seed);
  }

  /**
   * As it is given.
   *
   * @throws UsageException when it is no seed
   */
  public static long parse(String text) {
    String digits = text.startsWith("0x") ? text.substring(2) : text;
    if (!digits.matches("[0-9a-fA-F]{1,16}")) {
      throw new UsageException("--seed '" + text + "' is no seed: 1 to 16 hex digits, as printed");
    }
    return Long.parseUnsignedLong(digits, 16);
  }
}
