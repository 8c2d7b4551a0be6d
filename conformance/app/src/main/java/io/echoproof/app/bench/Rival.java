package io.echoproof.app.bench;

import io.echoproof.app.UsageException;
import io.echoproof.app.target.TargetRequest;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stack that is measured in turns with the target.
 *
 * @param name for tables
 * @param target {@code host} or an address
 * @param interfaceName the interface behind which the address is
 * @param process its process, for its processor time
 */
public record Rival(String name, String target, String interfaceName, OptionalLong process) {
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z][\\w.-]*)=([\\d.]+)@([^@#\\s]+)(?:#(\\d{1,9}))?");

  /**
   * Reads {@code host} or {@code NAME=ADDRESS@INTERFACE[#PID]}.
   *
   * @throws UsageException when it is something else
   */
  public static Rival of(String text) {
    if (text.equals(TargetRequest.HOST)) {
      return new Rival(text, text, "", OptionalLong.empty());
    }
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new UsageException(
          "--against '"
              + text
              + "' is neither host nor NAME=ADDRESS@INTERFACE[#PID], for instance"
              + " c=10.9.0.1@tun0#4711");
    }
    OptionalLong process =
        matcher.group(4) == null
            ? OptionalLong.empty()
            : OptionalLong.of(Long.parseLong(matcher.group(4)));
    return new Rival(matcher.group(1), matcher.group(2), matcher.group(3), process);
  }

  boolean isHost() {
    return target.equals(TargetRequest.HOST);
  }
}
