package io.echoproof.app.respond;

/**
 * What a bad network has done to replies so far.
 *
 * @param dropped lost on purpose
 * @param duplicated sent twice
 * @param reordered overtaken by the next one
 * @param corrupted sent with a bit flipped
 * @param overflowed lost because too many were on their way at once
 */
public record LabCounts(
    long dropped, long duplicated, long reordered, long corrupted, long overflowed) {}
