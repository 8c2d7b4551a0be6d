package io.echoproof.app.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.echoproof.app.target.BuiltinTarget;
import io.echoproof.app.target.TargetFactory;
import io.echoproof.conformance.target.TargetProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The whole matrix: what {@code echoproof selftest} does. */
class SelfTestTest {
  private static final long SEED = 20260729;

  @Test
  void everyFaultIsFoundAndNothingElseAccused() {
    TargetProfile profile = SelfTest.offering(TargetFactory.builtinProfile());
    SelfTest test =
        new SelfTest(
            profile,
            clock -> BuiltinTarget.stacks(profile).create(clock).toFrameFunction(),
            SEED,
            Runtime.getRuntime().availableProcessors());
    assertEquals(Set.of(), test.redWithoutFault());
    List<String> wrong = new ArrayList<>();
    for (FaultOutcome outcome : test.run(PlantedFaults.all(), done -> {})) {
      if (!outcome.isRight()) {
        wrong.add(
            outcome.fault().name()
                + " missed "
                + outcome.missed()
                + " falsely accused "
                + outcome.falselyAccused());
      }
    }
    assertEquals(List.of(), wrong);
  }
}
