package io.echoproof.app.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say what is printed while the responder answers. */
final class RespondOutput {
  @Option(names = "--quiet", description = "Print nothing but errors and what is asked for.")
  private boolean quiet;

  @Option(names = "--log-packets", description = "Print a line for each packet.")
  private boolean logPackets;

  @Option(
      names = "--status",
      arity = "1",
      paramLabel = "json",
      converter = Json.class,
      description = "Print the counters every second, and at the end, as a line of JSON.")
  private boolean status;

  boolean quiet() {
    return quiet;
  }

  boolean logPackets() {
    return logPackets;
  }

  boolean status() {
    return status;
  }

  /** The only form there is. */
  static final class Json implements ITypeConverter<Boolean> {
    @Override
    public Boolean convert(String value) {
      if (value.equals("json")) {
        return true;
      }
      throw new TypeConversionException("'" + value + "' is not json, the only form there is");
    }
  }
}
