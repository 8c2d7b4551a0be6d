package io.echoproof.app.fuzz;

import io.echoproof.app.oracle.Disagreement;
import java.util.List;

/**
 * A disagreement with what leads to it.
 *
 * @param disagreement what is wrong
 * @param sequence the smallest sequence of frames that shows it; the whole history when it could
 *     not be repeated
 * @param isRepeatable whether a fresh target showed it again
 */
public record Found(Disagreement disagreement, List<TimedFrame> sequence, boolean isRepeatable) {}
