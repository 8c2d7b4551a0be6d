package io.echoproof.app.cli;

import io.echoproof.responder.EchoCodePolicy;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What becomes of an echo request with a code: the policies in lower case. */
final class EchoCode implements ITypeConverter<EchoCodePolicy> {
  @Override
  public EchoCodePolicy convert(String value) {
    for (EchoCodePolicy policy : EchoCodePolicy.values()) {
      if (policy.name().toLowerCase(Locale.ROOT).equals(value)) {
        return policy;
      }
    }
    throw new TypeConversionException("'" + value + "' is none of copy, zero, drop");
  }
}
