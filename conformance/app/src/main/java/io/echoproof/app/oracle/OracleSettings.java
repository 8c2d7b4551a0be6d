package io.echoproof.app.oracle;

import io.echoproof.conformance.target.TargetProfile;

/**
 * What an oracle has to know of a target.
 *
 * @param profile addresses, prefix, MTU, optional features
 * @param choices what is known where the texts leave a choice
 */
public record OracleSettings(TargetProfile profile, FreeChoices choices) {
  static final String TIMESTAMP = "timestamp";
  static final String PROBE = "probe";
  static final String RECORD_ROUTE = "record-route";
  static final String TIMESTAMP_OPTION = "timestamp-option";

  boolean offers(String feature) {
    return profile.features().contains(feature);
  }

  int address() {
    return profile.address().value();
  }
}
