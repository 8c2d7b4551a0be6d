package io.echoproof.app.ping;

import io.echoproof.tun.windows.ConsoleCodePage;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The output of a console program as people read it, beside its undecoded octets, which alone are
 * judged.
 *
 * @param name of the code page
 * @param text decoded
 */
record ConsoleText(String name, String text) {
  /** Empty where there are no code pages, or this JVM lacks the one of the console. */
  static Optional<ConsoleText> of(byte[] output) {
    return of(output, ConsoleCodePage.find());
  }

  static Optional<ConsoleText> of(byte[] output, OptionalInt codePage) {
    if (codePage.isEmpty()) {
      return Optional.empty();
    }
    int number = codePage.getAsInt();
    Optional<Charset> charset = ConsoleCodePage.charset(number);
    return charset.map(c -> new ConsoleText("code page " + number, new String(output, c)));
  }

  byte[] utf8() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
