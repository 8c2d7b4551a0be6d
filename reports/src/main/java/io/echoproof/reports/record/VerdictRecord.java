package io.echoproof.reports.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a run found out about a requirement or a case. The JSON names are part of the schema. */
public enum VerdictRecord {
  /** Shown to hold. */
  @JsonProperty("pass")
  PASS("pass"),
  /** Behaviour without a rule was recorded; neither passed nor failed. */
  @JsonProperty("observed")
  OBSERVED("observed"),
  /** A SHOULD that is not met; a failure only in a strict run. */
  @JsonProperty("lax")
  LAX("lax"),
  /** Shown not to hold. */
  @JsonProperty("fail")
  FAIL("fail"),
  /** The target does not offer the feature that the requirement is about. */
  @JsonProperty("not applicable")
  NOT_APPLICABLE("not applicable"),
  /** No link could carry what the case needs; the reason is given. */
  @JsonProperty("skipped")
  SKIPPED("skipped"),
  /** The harness or the environment broke, or the target never answered. */
  @JsonProperty("error")
  ERROR("error"),
  /** No case of this run verifies it: not selected, or there is no case yet. */
  @JsonProperty("not run")
  NOT_RUN("not run");

  private final String word;

  VerdictRecord(String word) {
    this.word = word;
  }

  /** The word that people read. */
  public String word() {
    return word;
  }
}
