package io.echoproof.conformance.suite;

import io.echoproof.conformance.link.Carriage;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A case of the suite: a test method that takes a {@link io.echoproof.conformance.wire.Wire} and
 * verifies one or more requirements. An exhaustive space is one case and one result.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith(CaseExtension.class)
public @interface Case {
  /**
   * Stable id: the id of the requirement that it is about, a dot, and a few words. It is never
   * reused for something else and never positional.
   */
  String value();

  /** What it does, for people. */
  String title();

  /** Further requirements that it verifies, besides the one in its id. */
  String[] alsoVerifies() default {};

  /** What its link must carry beyond valid datagrams up to the MTU. */
  Carriage[] needs() default {};
}
