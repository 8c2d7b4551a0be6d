package io.echoproof.conformance.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.conformance.junit.ConformanceOptions;
import io.echoproof.conformance.junit.ConformanceTest;
import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.target.StackUnderTest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** The catalogue as tests in another project's build. */
class ConformanceTestTest {
  private record Subject(Supplier<FrameFunction> stacks, ConformanceOptions options)
      implements ConformanceTest {
    @Override
    public StackUnderTest stackUnderTest() {
      return stacks::get;
    }
  }

  /** What became of each test, by its name: empty when it passed. */
  private static Map<String, Throwable> outcomes(
      Supplier<FrameFunction> stacks, ConformanceOptions options) {
    Map<String, Throwable> outcomes = new LinkedHashMap<>();
    new Subject(stacks, options)
        .requirements()
        .flatMap(DynamicContainer::getChildren)
        .map(DynamicTest.class::cast)
        .forEach(
            test -> {
              try {
                test.getExecutable().execute();
              } catch (Throwable thrown) {
                outcomes.put(test.getDisplayName().substring(0, 6), thrown);
              }
            });
    return outcomes;
  }

  private static String message(Map<String, Throwable> outcomes, String id) {
    return String.valueOf(Objects.requireNonNull(outcomes.get(id), id).getMessage());
  }

  private static ConformanceOptions only(String... selectors) {
    return ConformanceOptions.standard().selecting(selectors);
  }

  private static FrameFunction blind() {
    return Faults.checksumNotVerified(new ReferenceStack());
  }

  @Test
  void aRightStackFailsNothing() {
    outcomes(ReferenceStack::new, ConformanceOptions.standard())
        .forEach(
            (id, thrown) ->
                assertTrue(thrown instanceof TestAbortedException, () -> id + " " + thrown));
  }

  @Test
  void whatDoesNotApplyIsAbortedWithTheReason() {
    assertEquals(
        "not applicable: the target does not offer: probe",
        message(outcomes(ReferenceStack::new, only("TTL")), "TTL-06"));
  }

  @Test
  void aFailureHasTheRuleThePacketAndWhatCameBack() {
    Map<String, Throwable> outcomes = outcomes(ConformanceTestTest::blind, only("CKS-01"));

    String text = message(outcomes, "CKS-01");
    assertTrue(text.startsWith("CKS-01 (practice; RFC 792) "), text);
    assertTrue(text.contains("\n  answered, although it must not be: "), text);
    assertTrue(text.contains("\n  sent:     45000024"), text);
    assertTrue(text.contains("\n  received: 45000024"), text);
    assertTrue(text.contains("more of the kind"), text);
    assertTrue(text.contains("selecting(\"CKS-01."), text);
    assertTrue(text.contains("withSeed(0x1L)"), text);
    AssertionFailedError failure =
        assertInstanceOf(AssertionFailedError.class, outcomes.get("CKS-01"));
    assertTrue(failure.isExpectedDefined() && failure.isActualDefined());
  }

  @Test
  void aPacketThatKillsTheStackIsNamedAndTheRestIsJudged() {
    Map<String, Throwable> outcomes =
        outcomes(
            () -> Deaths.diesOfLength(new ReferenceStack(), length -> length == 528),
            only("ECH-05", "ECH-07"));

    assertEquals(1, outcomes.size());
    String text = message(outcomes, "ECH-05");
    assertTrue(text.contains("the target died of: 500 data octets"), text);
    assertTrue(text.contains("IndexOutOfBoundsException: a frame of 528 octets"), text);
  }

  @Test
  void aKnownDeviationIsAbortedAndOneThatIsGoneFails() {
    ConformanceOptions options =
        only("CKS-01", "CKS-03").knowing("CKS-01", "no sums").knowing("CKS-03", "no zero");
    Map<String, Throwable> outcomes = outcomes(ConformanceTestTest::blind, options);

    assertEquals("known: no sums", message(outcomes, "CKS-01"));
    assertEquals("CKS-03 holds, and is said not to: no zero", message(outcomes, "CKS-03"));
  }

  @Test
  void anUnknownRequirementIsRefused() {
    ConformanceOptions options = ConformanceOptions.standard().knowing("CKS-99", "what is it");

    assertThrows(IllegalArgumentException.class, () -> outcomes(ReferenceStack::new, options));
  }
}
