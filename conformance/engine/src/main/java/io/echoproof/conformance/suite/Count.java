package io.echoproof.conformance.suite;

/** Numbers with their nouns, for labels. */
final class Count {
  private Count() {}

  /** That many data octets, in words. */
  static String data(int length) {
    return length == 1 ? "1 data octet" : length + " data octets";
  }
}
