package io.echoproof.conformance.junit;

import io.echoproof.conformance.target.StackUnderTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/**
 * A test class that implements this has one test for each requirement of the catalogue, in a
 * container for each area:
 *
 * <pre>{@code
 * class MyStackTest implements ConformanceTest {
 *   public StackUnderTest stackUnderTest() {
 *     return new MyStack();
 *   }
 * }
 * }</pre>
 *
 * <p>A requirement that holds passes, as does one that is observed only; one that does not hold
 * fails with the rule, the packet, and what came back. What does not apply to the stack, or can't
 * be carried in memory, is aborted with the reason, which most tools show as skipped. All cases
 * have run when the first test starts: no verdict is final before late replies had their time.
 */
public interface ConformanceTest {
  /** The stack that is judged; called once for each run. */
  StackUnderTest stackUnderTest();

  /** What is run, and how. */
  default ConformanceOptions options() {
    return ConformanceOptions.standard();
  }

  /** The requirements as tests. JUnit calls it. */
  @TestFactory
  @DisplayName("ICMP conformance")
  default Stream<DynamicContainer> requirements() {
    return ConformanceTests.of(stackUnderTest(), options());
  }
}
