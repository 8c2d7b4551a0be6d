package io.echoproof.app.bench;

/**
 * What one measurement gave.
 *
 * @param completed round trips within the measured time
 * @param elapsedNanos the measured time
 * @param lost requests that got no reply in time
 * @param wrong replies whose checksum or destination is not the one that was expected
 * @param late replies that came after their request had been given up, and second replies
 * @param latency of the completed round trips
 * @param used processor time of the target meanwhile
 */
record LoadResult(
    long completed,
    long elapsedNanos,
    long lost,
    long wrong,
    long late,
    LatencySummary latency,
    ProcessorTime used) {
  double perSecond() {
    return elapsedNanos == 0 ? 0 : completed * 1e9 / elapsedNanos;
  }

  /** Lost requests of all that were sent, 0 to 1. */
  double lostShare() {
    long sent = completed + lost;
    return sent == 0 ? 0 : (double) lost / sent;
  }
}
