package io.echoproof.conformance.target;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.target.TargetProfile.Kind;
import org.junit.jupiter.api.Test;

class TargetProfileTest {
  @Test
  void rowsForEveryTarget() {
    assertTrue(Profiles.of(Kind.RESPONDER).isAddressedBy("target"));
    assertTrue(Profiles.of(Kind.HOST).isAddressedBy("target"));
  }

  @Test
  void rowsForCompleteHosts() {
    assertFalse(Profiles.of(Kind.RESPONDER).isAddressedBy("host"));
    assertTrue(Profiles.of(Kind.HOST).isAddressedBy("host"));
  }

  @Test
  void rowsForWhoeverOffersAFeature() {
    assertTrue(Profiles.of(Kind.RESPONDER, "timestamp").isAddressedBy("feature:timestamp"));
    assertFalse(Profiles.of(Kind.RESPONDER, "timestamp").isAddressedBy("feature:probe"));
    assertFalse(Profiles.of(Kind.HOST, "timestamp").isAddressedBy("timestamp"));
  }

  /** The ping program is the tester's; whether one can be run is a matter of the link. */
  @Test
  void rowsForPingPrograms() {
    assertTrue(Profiles.of(Kind.RESPONDER).isAddressedBy("ping"));
  }

  @Test
  void rowsForDevices() {
    assertFalse(Profiles.of(Kind.HOST).isAddressedBy("device"));
  }
}
