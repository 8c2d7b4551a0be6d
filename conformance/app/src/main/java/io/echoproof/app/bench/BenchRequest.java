package io.echoproof.app.bench;

import io.echoproof.app.target.TargetRequest;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the user asks to be measured.
 *
 * @param target what is measured
 * @param process the target's process, for its processor time
 * @param rivals what is measured beside it, in turns
 * @param loads one after the other
 * @param settings of all loads
 * @param turns how often each is measured
 * @param responderProcessor the processor of the built-in responder's thread
 * @param environment the process's environment variables
 */
public record BenchRequest(
    TargetRequest target,
    OptionalLong process,
    List<Rival> rivals,
    List<Load> loads,
    LoadSettings settings,
    int turns,
    OptionalInt responderProcessor,
    Map<String, String> environment) {}
