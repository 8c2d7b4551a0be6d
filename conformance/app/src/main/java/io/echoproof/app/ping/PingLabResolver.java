package io.echoproof.app.ping;

import io.echoproof.conformance.suite.CaseExtension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a ping case its lab. */
final class PingLabResolver implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == PingLab.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    PingLab lab =
        context
            .getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(CaseExtension.NAMESPACE))
            .get(PingLab.class, PingLab.class);
    if (lab == null) {
      throw new ParameterResolutionException("this run has no ping program");
    }
    return lab;
  }
}
