package io.echoproof.app.bench;

/**
 * Processor time; the kernel counts it in steps of 10 ms.
 *
 * @param known whether there is anything to know
 * @param userNanos in user mode
 * @param systemNanos in the kernel
 */
record ProcessorTime(boolean known, long userNanos, long systemNanos) {
  static final ProcessorTime UNKNOWN = new ProcessorTime(false, 0, 0);

  ProcessorTime minus(ProcessorTime before) {
    return new ProcessorTime(
        known && before.known, userNanos - before.userNanos, systemNanos - before.systemNanos);
  }

  ProcessorTime plus(ProcessorTime other) {
    return new ProcessorTime(
        known && other.known, userNanos + other.userNanos, systemNanos + other.systemNanos);
  }
}
