package io.echoproof.reports.sample;

import io.echoproof.reports.record.ExchangeRecord;
import io.echoproof.reports.record.FrameRecord;
import java.util.ArrayList;
import java.util.List;

/** Frames in the order of time, a quarter of a millisecond apart. */
final class FrameExchange {
  private static final long STEP_MICROS = 250;

  private final String title;
  private final List<FrameRecord> frames = new ArrayList<>();
  private long micros = 120_000;

  FrameExchange(String title) {
    this.title = title;
  }

  void sent(String label, SampleFrame frame) {
    frames.add(frame.sent(label, micros));
    micros += STEP_MICROS;
  }

  void received(String label, SampleFrame frame) {
    frames.add(frame.received(label, micros));
    micros += STEP_MICROS;
  }

  ExchangeRecord record() {
    return new ExchangeRecord(title, List.copyOf(frames));
  }
}
