package io.echoproof.conformance.suite;

import java.util.Comparator;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** Runs the cases of a class in the order of their ids. */
public final class CaseOrderer implements MethodOrderer {
  @Override
  public void orderMethods(MethodOrdererContext context) {
    context.getMethodDescriptors().sort(Comparator.comparing(CaseOrderer::id));
  }

  private static String id(MethodDescriptor method) {
    return method.findAnnotation(Case.class).map(Case::value).orElse(method.getMethod().getName());
  }
}
