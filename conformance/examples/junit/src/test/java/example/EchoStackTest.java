package example;

import io.echoproof.conformance.junit.ConformanceOptions;
import io.echoproof.conformance.junit.ConformanceTest;
import io.echoproof.conformance.link.FrameFunction;
import io.echoproof.conformance.packet.Octets;
import io.echoproof.conformance.target.StackUnderTest;

/** One test for each requirement. What the stack is known not to do stands here with the reason. */
class EchoStackTest implements ConformanceTest {
  @Override
  public StackUnderTest stackUnderTest() {
    return () -> asFunction(new EchoStack());
  }

  @Override
  public ConformanceOptions options() {
    return ConformanceOptions.standard()
        .selecting("HDR", "TTL", "TOS", "CKS", "ECH")
        .knowing("ECH-09", "it does not reassemble");
  }

  static FrameFunction asFunction(EchoStack stack) {
    return (frame, out) ->
        stack.answer(frame.toByteArray()).ifPresent(reply -> out.accept(Octets.of(reply)));
  }
}
