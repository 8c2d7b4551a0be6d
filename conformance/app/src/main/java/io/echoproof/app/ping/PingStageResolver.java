package io.echoproof.app.ping;

import io.echoproof.conformance.suite.CaseExtension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a ping case its stage. */
final class PingStageResolver implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == PingStage.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    PingStage stage =
        context
            .getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(CaseExtension.NAMESPACE))
            .get(PingStage.class, PingStage.class);
    if (stage == null) {
      throw new ParameterResolutionException("this run has no stage for a ping program");
    }
    return stage;
  }
}
