package io.echoproof.conformance.run;

import io.echoproof.conformance.catalogue.Requirement;
import io.echoproof.conformance.verdict.Verdict;
import java.util.List;

/**
 * What was found out about a requirement.
 *
 * @param requirement the row
 * @param verdict the verdict
 * @param reason the first line of the worst finding, or why there is no verdict; empty for a pass
 * @param links names of the links over which the verdict was reached
 * @param cases ids of the selected cases that verify it
 */
public record RequirementResult(
    Requirement requirement,
    Verdict verdict,
    String reason,
    List<String> links,
    List<String> cases) {}
