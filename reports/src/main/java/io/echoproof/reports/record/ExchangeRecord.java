package io.echoproof.reports.record;

import java.util.List;

/**
 * What was sent in one probe and what came back: the evidence.
 *
 * @param title the probe's name, for instance {@code bit 17 (total length) flipped}
 * @param frames all frames in the order of time, sent and received
 */
public record ExchangeRecord(String title, List<FrameRecord> frames) {}
