package io.echoproof.app.doctor;

/**
 * One thing that was looked at.
 *
 * @param name what
 * @param ok whether it can be used
 * @param detail what was found, or why it can't be used
 * @param wayOut what to do about it; empty when there is nothing to do
 */
public record Check(String name, boolean ok, String detail, String wayOut) {
  static Check ok(String name, String detail) {
    return new Check(name, true, detail, "");
  }

  static Check no(String name, String detail, String wayOut) {
    return new Check(name, false, detail, wayOut);
  }
}
