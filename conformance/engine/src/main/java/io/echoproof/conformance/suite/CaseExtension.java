package io.echoproof.conformance.suite;

import io.echoproof.conformance.wire.Wire;
import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Gives a case its wire, and hands what happened in it to whoever holds the run. */
public final class CaseExtension
    implements ExecutionCondition, ParameterResolver, InvocationInterceptor {

  /** Where a launcher session keeps the {@link CaseHost} of the run. */
  public static final String NAMESPACE = "io.echoproof.conformance";

  private static final Namespace STORE = Namespace.create(NAMESPACE);

  private static Optional<CaseHost> host(ExtensionContext context) {
    return Optional.ofNullable(
        context.getStore(StoreScope.LAUNCHER_SESSION, STORE).get(CaseHost.class, CaseHost.class));
  }

  private static CaseInfo info(ExtensionContext context) {
    return CaseInfo.of(context.getRequiredTestMethod());
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (context.getTestMethod().isEmpty()) {
      return ConditionEvaluationResult.enabled("decided for each case");
    }
    Optional<CaseHost> host = host(context);
    if (host.isEmpty()) {
      return ConditionEvaluationResult.disabled("a case runs within a run of EchoProof only");
    }
    return host.get()
        .refuse(info(context))
        .map(ConditionEvaluationResult::disabled)
        .orElseGet(() -> ConditionEvaluationResult.enabled("selected"));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Wire.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return host(context).orElseThrow().open(info(context));
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invocationContext,
      ExtensionContext context)
      throws Throwable {
    Wire wire = (Wire) invocationContext.getArguments().get(0);
    host(context).orElseThrow().run(info(context), wire, invocation::proceed);
  }
}
