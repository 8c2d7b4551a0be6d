package example;

import io.echoproof.conformance.junit.ConformanceOptions;
import io.echoproof.conformance.junit.ConformanceTest;
import io.echoproof.conformance.target.StackUnderTest;

/** This one fails, and says with which packet. */
class HastyStackTest implements ConformanceTest {
  @Override
  public StackUnderTest stackUnderTest() {
    return () -> EchoStackTest.asFunction(new HastyStack());
  }

  @Override
  public ConformanceOptions options() {
    return ConformanceOptions.standard().selecting("CKS-0*");
  }
}
